package se.sluss.hub.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.problem.Problems;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.KeyStore;
import se.sluss.hub.log.store.LogKeys;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.RulesStore;
import se.sluss.hub.server.way.Trail;

/** That rules change for all nodes at once, with a leaf, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesChangeTest {
  private static final Path CONFIG = Path.of("../../config/secrecy");

  /** A clock that stands still until it is moved. */
  private static final class Moved extends Clock {
    private Instant now = Instant.parse("2026-05-04T10:00:00Z");

    void by(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private EmbeddedPostgres postgres;
  private DataSource database;
  private KeyStore keys;
  private JdbcClient sql;
  private TransactionTemplate transaction;
  private Moved clock;
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    database = postgres.getPostgresDatabase();
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/log", "classpath:db/hub")
        .outOfOrder(true)
        .load()
        .migrate();
    sql = JdbcClient.create(database);
    sql.sql("create database keys").update();
    DataSource keysDatabase = postgres.getDatabase("postgres", "keys");
    Flyway.configure().dataSource(keysDatabase).locations("classpath:db/keystore").load().migrate();
    keys = new KeyStore(keysDatabase, LogKeys.of("at-rest", new byte[32]));
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void withoutRules() throws IOException {
    clock = new Moved();
    sql.sql("truncate ruleset_active, ruleset, hub_node").update();
    copy(CONFIG, folder.resolve("a/secrecy"));
    copy(CONFIG, folder.resolve("b/secrecy"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    }
  }

  private ActiveRules node(String own, HubSettings.Mode mode) {
    HubSettings.Secret none = new HubSettings.Secret("");
    HubSettings settings =
        new HubSettings(
            mode,
            folder.resolve(own),
            folder,
            none,
            new HubSettings.KeyStore("", "", none),
            new HubSettings.Keys(folder, none, folder, folder),
            new HubSettings.Broker("", "", none),
            new HubSettings.Login(URI.create("http://127.0.0.1:1/"), "", none),
            new HubSettings.Way(
                2,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15)),
            Duration.ZERO,
            Duration.ofSeconds(5));
    return new ActiveRules(
        new RulesStore(sql),
        new Trail(new LogWriter(keys, clock), database, clock),
        transaction,
        settings,
        new Problems(),
        clock);
  }

  private ActiveRules started(String own) {
    ActiveRules node = node(own, HubSettings.Mode.DEMO);
    node.afterSingletonsInstantiated();
    return node;
  }

  private void change(String own, String file, String from, String to) throws IOException {
    Path path = folder.resolve(own).resolve("secrecy").resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(from);
    Files.writeString(path, before.replace(from, to));
  }

  /** The same law in other words: another hash. */
  private String changed(String own) throws Exception {
    change(own, "rules/fb.yaml", "# The Parental Code", "# the Parental Code");
    return Ruleset.load(folder.resolve(own).resolve("secrecy")).hash();
  }

  private void holds(ActiveRules node, String hash) {
    transaction.executeWithoutResult(_ -> node.hold(hash));
  }

  private List<LogDetail> leaves() {
    return new LogReader(database, keys, clock)
        .trail(OwnTrail.RULES).stream()
            .map(entry -> Objects.requireNonNull(entry.detail()))
            .toList();
  }

  @Test
  void changedRulesDecideNowhereUntilEveryLiveNodeHasThemAndThenEverywhere() throws Exception {
    ActiveRules a = started("a");
    ActiveRules b = started("b");
    String before = a.current().hash();
    assertThat(b.current().hash()).isEqualTo(before);
    String after = changed("a");

    assertThat(a.load("op-1")).isEmpty();
    a.beat();
    assertThat(a.current().hash()).isEqualTo(before);
    holds(a, before);

    b.beat();
    assertThat(b.current().hash()).isEqualTo(after);
    assertThat(a.current().hash()).as("decided before it looked again").isEqualTo(before);
    assertThatThrownBy(() -> holds(a, before)).isInstanceOf(RulesUnavailableException.class);

    a.beat();
    assertThat(a.current().hash()).isEqualTo(after);
    holds(a, after);
    assertThat(leaves().getLast())
        .satisfies(
            leaf -> {
              assertThat(leaf.actor().role()).isEqualTo("operator");
              assertThat(leaf.actor().id()).isEqualTo("op-1");
              assertThat(leaf.facts()).containsEntry("from", before).containsEntry("to", after);
            });
  }

  @Test
  void aNodeThatHasStoppedOrIsNotSeenIsNotWaitedFor() throws Exception {
    ActiveRules a = started("a");
    ActiveRules stopped = started("b");
    ActiveRules lost = started("b");
    String after = changed("a");
    assertThat(a.load("op-1")).isEmpty();
    stopped.leave();
    a.beat();
    assertThat(a.current().hash()).isNotEqualTo(after);
    clock.by(ActiveRules.LIVE.plusSeconds(1));
    a.beat();
    assertThat(a.current().hash()).isEqualTo(after);
    assertThatThrownBy(lost::current).isInstanceOf(RulesUnavailableException.class);
  }

  @Test
  void aNodeThatDoesNotSeeTheDatabaseDecidesNothingUntilItDoes() {
    ActiveRules a = started("a");
    clock.by(ActiveRules.BLIND.plusSeconds(1));
    assertThatThrownBy(a::current)
        .isInstanceOf(RulesUnavailableException.class)
        .hasMessageContaining("SL-4005");
    a.beat();
    assertThat(a.current().hash()).hasSize(64);
  }

  @Test
  void aNodeThatCannotReadTheActiveRulesDecidesNothing() {
    ActiveRules a = started("a");
    String other = "0".repeat(64);
    sql.sql("insert into ruleset values (?, ?, 'x', '2026-05-04')")
        .params(other, new byte[] {1})
        .update();
    sql.sql("update ruleset_active set hash = ?").param(other).update();
    a.beat();
    assertThatThrownBy(a::current).isInstanceOf(RulesUnavailableException.class);
  }

  @Test
  void rulesWithAnythingWrongAreRefusedWholeWithEveryReason() throws Exception {
    ActiveRules a = started("a");
    String before = a.current().hash();
    change("a", "rules/fb.yaml", "FB-6-20b", "FB 6 20 b");
    change("a", "rules/psl.yaml", "role: duty", "role: whim");
    assertThat(a.load("op-1"))
        .anyMatch(fault -> fault.startsWith("rules/fb.yaml:"))
        .anyMatch(fault -> fault.startsWith("rules/psl.yaml:"));
    a.beat();
    assertThat(a.current().hash()).isEqualTo(before);
    assertThat(a.row().next()).isNull();
  }

  @Test
  void aNewStartInProductionDoesNotBringOtherRulesByItself() throws Exception {
    String first = approve("a", "2026-12-31");
    ActiveRules a = node("a", HubSettings.Mode.PRODUCTION);
    a.afterSingletonsInstantiated();
    changed("b");
    ActiveRules b = node("b", HubSettings.Mode.PRODUCTION);
    b.afterSingletonsInstantiated();
    assertThat(b.current().hash()).isEqualTo(first);
    assertThat(a.row().next()).isNull();
  }

  /** Everybody approves the folder's rules; gives back their hash. */
  private String approve(String own, String through) throws Exception {
    String hash = Ruleset.load(folder.resolve(own).resolve("secrecy")).hash();
    StringBuilder approvals = new StringBuilder();
    for (String role : List.of("jurist", "controller")) {
      approvals
          .append(approvals.isEmpty() ? "" : ", ")
          .append("{approver: A, role: ")
          .append(role)
          .append(", ruleset_hash: ")
          .append(hash)
          .append(", approved_on: 2026-05-01, through_date: ")
          .append(through)
          .append("}");
    }
    change(own, "review.yaml", "approved: false", "approved: true");
    change(own, "review.yaml", "approvals: []", "approvals: [" + approvals + "]");
    return hash;
  }

  @Test
  void productionDoesNotStartOnRulesThatNobodyHasApproved() {
    ActiveRules a = node("a", HubSettings.Mode.PRODUCTION);
    assertThatThrownBy(a::afterSingletonsInstantiated)
        .hasMessageContaining("SL-4301 Reglerna saknar godkännande")
        .hasMessageContaining("SL-4301 The rules lack the approval")
        .hasMessageContaining("fb, jurist: no approval")
        .hasMessageContaining("fb, controller: no approval");
  }

  @Test
  void productionStopsDecidingWhenAnApprovalHasRunOutAndTakesNoOtherRulesWithoutOne()
      throws Exception {
    String hash = approve("a", "2026-05-10");
    ActiveRules a = node("a", HubSettings.Mode.PRODUCTION);
    a.afterSingletonsInstantiated();
    assertThat(a.current().hash()).isEqualTo(hash);
    changed("a");
    assertThat(a.load("op-1")).anyMatch(line -> line.contains("approved other rules than these"));
    assertThat(a.row().next()).isNull();
    clock.by(Duration.ofDays(7));
    a.beat();
    assertThatThrownBy(a::current)
        .isInstanceOf(RulesUnavailableException.class)
        .hasMessageContaining("SL-4301");
  }

  @ParameterizedTest
  @CsvSource({"sluss.clock-offset, PT1H", "sluss.clock-apart, PT0S"})
  void inProductionTheClockIsTheMachinesAndIsCompared(String name, String value) {
    Map<String, String> given = Map.of("sluss.mode", "production", name, value);
    Binder settings = new Binder(new MapConfigurationPropertySource(given));
    assertThatThrownBy(() -> settings.bindOrCreate("sluss", HubSettings.class))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("in production the clock is the machine's");
  }

  @Test
  void withoutAWordOnTheModeThereIsNoStart() {
    Binder settings = new Binder(new MapConfigurationPropertySource(Map.of("sluss.data-dir", ".")));
    assertThatThrownBy(() -> settings.bindOrCreate("sluss", HubSettings.class))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("sluss.mode is production or demo");
  }
}
