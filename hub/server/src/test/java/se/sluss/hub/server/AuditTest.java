package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.Erasure;
import se.sluss.hub.log.store.KeyStore;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.log.store.TrailEntry;
import se.sluss.hub.server.audit.Audit;
import se.sluss.hub.server.audit.EraseByAge;
import se.sluss.hub.server.audit.Erasures;
import se.sluss.hub.server.audit.FhirExport;
import se.sluss.hub.server.audit.OtherOpenings;
import se.sluss.hub.server.audit.StoreLogExport;
import se.sluss.hub.server.audit.VerifyNow;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.ReferralStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor finds, and what is left when it has lain long enough. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final Actor AUDITOR = new Actor("auditor", "a-1");
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-05-04T16:00:00Z")));

  private final Uuid7 ids = new Uuid7(CLOCK, new SecureRandom());
  private TestHub hub;
  private Sender.Made wish;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, CONFIG, CLOCK);
    Sender police = new Sender(hub, POLICE);
    wish = police.wish(VIOLENCE, UnaryOperator.identity());
    police.send(wish);
    until("RELEASED");
    new Sender(hub, VIOLENCE).taken(wish.cover().messageId());
    until("TAKEN");
    Unit own = Objects.requireNonNull(hub.directory.unit(UnitId.of(VIOLENCE)));
    Permits permits = hub.bean(Permits.class);
    permits.permit(
        new Asking(wish.cover().messageId(), own, OfficerId.of("h-1"), "handler", false));
    permits.permit(
        new Asking(wish.cover().messageId(), own, OfficerId.of("h-1"), "handler", false));
    permits.permit(
        new Asking(wish.cover().messageId(), own, OfficerId.of("h-2"), "officer", false));
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private String conversation() {
    return wish.cover().conversationId().toString();
  }

  private List<String> events(String trail) {
    List<String> events = new ArrayList<>();
    for (TrailEntry entry : hub.bean(LogReader.class).trail(trail)) {
      events.add(entry.detail() == null ? "erased" : entry.detail().event().name());
    }
    return events;
  }

  private void until(String event) throws Exception {
    Patience.until(() -> events(conversation() + "/sender").contains(event));
  }

  private Audit.Found find(
      @Nullable String id, @Nullable LocalDate day, @Nullable String unit, @Nullable LogEvent e) {
    return hub.bean(Audit.class).find(new Audit.Question(id, day, day, unit, e), AUDITOR);
  }

  @Test
  void aReferralIsFoundByMessageConversationPeriodUnitAndEvent() {
    int all = find(conversation(), null, null, null).lines().size();
    assertThat(all).isGreaterThan(10);
    assertThat(find(wish.cover().messageId().toString(), null, null, null).lines())
        .hasSizeGreaterThanOrEqualTo(all);
    assertThat(find(null, DAY, VIOLENCE, LogEvent.OPENED).lines())
        .extracting(line -> line.detail().actor().id())
        .containsExactly("h-1", "h-1", "h-2");
    assertThat(find(null, DAY.minusDays(1), null, null).lines()).isEmpty();
    assertThat(find(null, DAY, VIOLENCE, LogEvent.KEY_PUBLISHED).lines()).hasSize(2);
    assertThat(find("not-an-id", null, null, null).lines()).isEmpty();
  }

  @Test
  void everyReadingIsOnRecordWhereNeitherSideSeesIt() {
    int before = events(conversation() + "/auditor").size();
    find(conversation(), null, null, null);
    assertThat(events(conversation() + "/auditor")).hasSize(before + 1).contains("TRAIL_READ");
    assertThat(events(conversation() + "/sender")).doesNotContain("TRAIL_READ");
    find(OwnTrail.DIRECTORY, null, null, null);
    assertThat(events(OwnTrail.OPERATION)).contains("TRAIL_READ");
  }

  @Test
  void anOpeningByAnotherThanTheHandlerIsReported() {
    OtherOpenings report = hub.bean(OtherOpenings.class);
    List<OtherOpenings.Opening> others = report.within(DAY, DAY, VIOLENCE, AUDITOR);
    assertThat(others).hasSize(1);
    assertThat(others.getFirst().handler()).isEqualTo("h-1");
    assertThat(OtherOpenings.csv(others))
        .startsWith("time,message,unit,role,opened_by,handler,event,leaf\r\n")
        .contains("," + VIOLENCE + ",officer,h-2,h-1,OPENED,");
  }

  /** More trails, and more records, than a page shows; late, for pages show the last. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void theReportAndAnExportLeaveNothingOutHoweverMuchThereIs() {
    Instant now = CLOCK.instant();
    List<LogDetail> details = new ArrayList<>();
    for (int n = 0; n < 310; n++) {
      String trail = ids.next() + "/recipient";
      details.add(opened(now.minus(Duration.ofDays(30)), trail, "handler", "h-1"));
      details.add(opened(now, trail, "handler", "h-1"));
      details.add(opened(now, trail, "officer", "h-2"));
    }
    append(details);
    List<OtherOpenings.Opening> others =
        hub.bean(OtherOpenings.class).within(DAY, DAY, "0127.child-and-family", AUDITOR);
    assertThat(others)
        .hasSize(310)
        .allSatisfy(
            one -> {
              assertThat(one.line().detail().actor().id()).isEqualTo("h-2");
              assertThat(one.handler()).isEqualTo("h-1");
            });
    Audit.Question all =
        new Audit.Question(null, DAY, DAY, "0127.child-and-family", LogEvent.OPENED);
    assertThat(hub.bean(Audit.class).all(all, AUDITOR)).hasSize(620);
    assertThat(hub.bean(Audit.class).find(all, AUDITOR).more()).isTrue();
  }

  private static LogDetail opened(Instant at, String trail, String role, String officer) {
    return LogDetail.of(LogEvent.OPENED, at, trail, new Actor(role, officer))
        .at("0127", "0127.child-and-family")
        .message("01999999-0000-7000-8000-000000000001");
  }

  private void append(List<LogDetail> details) {
    javax.sql.DataSource database = hub.bean(javax.sql.DataSource.class);
    hub.bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ ->
                hub.bean(LogWriter.class).append(DataSourceUtils.getConnection(database), details));
  }

  @Test
  void whatWasTakenOutOfTheTablesIsNoErasureAndTheAuditorIsToldSo() {
    String conversation = ids.next().toString();
    String trail = conversation + "/recipient";
    append(List.of(opened(CLOCK.instant(), trail, "handler", "h-1").at("0127", "0127.on-call")));
    assertThat(find(conversation, null, null, null).unexplained()).isEmpty();
    JdbcClient sql = hub.bean(JdbcClient.class);
    sql.sql("update log_referral set erased_at = now() where referral_id = ?")
        .param(trail)
        .update();
    sql.sql("delete from log_detail using log_leaf where leaf_id = id and referral_id = ?")
        .param(trail)
        .update();
    assertThat(find(conversation, null, null, null).unexplained()).containsExactly(trail);
  }

  @Test
  void aReadingOfWhatIsPartlyErasedIsOnRecordAmongTheErasures() {
    String conversation = ids.next().toString();
    append(
        List.of(
            opened(CLOCK.instant(), conversation + "/recipient", "handler", "h-1")
                .at("0127", "0127.on-call")));
    find(conversation, null, null, null);
    Erasure erasure =
        new Erasure(hub.bean(LogWriter.class), hub.bean(KeyStore.class), CLOCK, Duration.ZERO);
    javax.sql.DataSource database = hub.bean(javax.sql.DataSource.class);
    hub.bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ ->
                erasure.begin(
                    DataSourceUtils.getConnection(database),
                    conversation + "/auditor",
                    AUDITOR,
                    "gallring@1"));
    assertThat(find(conversation, null, null, null).lines()).hasSize(1);
    assertThat(hub.bean(LogReader.class).trail(OwnTrail.ERASURE))
        .extracting(TrailEntry::detail)
        .anyMatch(
            detail ->
                detail != null
                    && detail.event() == LogEvent.TRAIL_READ
                    && (conversation + "/auditor").equals(detail.facts().get("trail")));
  }

  @Test
  void thePublishedLogIsVerifiedAndABentTileIsNamed() throws Exception {
    VerifyNow audit = hub.bean(VerifyNow.class);
    Patience.until(() -> audit.verify().size() >= 300);
    assertThat(audit.verify().wrong()).isNull();
    JdbcClient sql = hub.bean(JdbcClient.class);
    String bend =
        "update log_tile set hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40))"
            + " where level = 0 and tile_index = 0";
    sql.sql(bend).update();
    assertThat(audit.verify().wrong()).startsWith("tile/0/000 hash 1:");
    sql.sql(bend).update();
    assertThat(audit.verify().wrong()).isNull();
  }

  @Test
  void theExportIsFhirR4AuditEventsWithEveryFieldThatIsRequired() {
    List<Audit.Line> lines = find(conversation(), null, null, null).lines();
    JsonNode bundle = JsonMapper.shared().readTree(FhirExport.json(lines, CLOCK.instant()));
    assertThat(bundle.path("resourceType").asString()).isEqualTo("Bundle");
    assertThat(bundle.path("entry")).hasSize(lines.size());
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode event = entry.path("resource");
      assertThat(event.path("resourceType").asString()).isEqualTo("AuditEvent");
      assertThat(event.path("type").path("code").isString()).isTrue();
      assertThat(Instant.parse(event.path("recorded").asString())).isAfter(Instant.EPOCH);
      assertThat(event.path("agent")).isNotEmpty();
      event.path("agent").forEach(a -> assertThat(a.path("requestor").isBoolean()).isTrue());
      assertThat(event.path("source").path("observer").path("identifier").has("value")).isTrue();
      assertThat(event.path("action").asString()).matches("[CRUDE]");
      assertThat(event.path("outcome").asString()).matches("0|4|8|12");
      assertThat(entry.path("fullUrl").asString())
          .isEqualTo("urn:uuid:" + event.path("id").asString());
    }
    JsonNode decided = bundle.path("entry").get(decidedAt(lines)).path("resource");
    assertThat(decided.path("agent").get(0).path("policy").get(0).asString())
        .isEqualTo("urn:sluss:rule:OSL-12-2");
    assertThat(decided.path("outcomeDesc").asString()).isEqualTo("PERMIT");
  }

  private static int decidedAt(List<Audit.Line> lines) {
    return lines.stream().map(line -> line.detail().event()).toList().indexOf(LogEvent.DECIDED);
  }

  @Test
  void theExportHasTheFieldsOfStoreLogInTheirOrder() throws Exception {
    List<Audit.Line> lines = find(conversation(), null, null, null).lines();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document xml =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(StoreLogExport.xml(lines))));
    String responder = "urn:riv:informationsecurity:auditing:log:StoreLogResponder:2";
    assertThat(xml.getElementsByTagNameNS(responder, "log").getLength()).isEqualTo(lines.size());
    assertThat(children(xml.getElementsByTagNameNS(responder, "log").item(0)))
        .containsExactly("logId", "system", "activity", "user", "resources");
    String domain = "urn:riv:informationsecurity:auditing:log:2";
    assertThat(children(xml.getElementsByTagNameNS(domain, "activity").item(0)))
        .containsExactly("activityType", "activityLevel", "activityArgs", "startDate", "purpose");
    assertThat(children(xml.getElementsByTagNameNS(domain, "user").item(0)))
        .containsExactly("userId", "assignment", "careProvider", "careUnit");
    assertThat(children(xml.getElementsByTagNameNS(domain, "resource").item(0)))
        .startsWith("resourceType", "careProvider");
  }

  private static List<String> children(org.w3c.dom.Node parent) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
      names.add(parent.getChildNodes().item(i).getLocalName());
    }
    return names;
  }

  /** The last: it erases what the others look at. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aTrailThatHasLainAsLongAsConfigSaysIsErasedAndTheErasureIsOnRecord() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made old = police.wish(VIOLENCE, UnaryOperator.identity());
    String trail = old.cover().conversationId() + "/sender";
    police.send(old);
    Patience.until(() -> events(trail).contains("RELEASED"));
    Lifetimes lifetimes = hub.bean(Lifetimes.class);
    Instant then = CLOCK.instant().plus(lifetimes.recordKept()).plus(Duration.ofDays(1));
    assertThat(eraser(then.minus(Duration.ofDays(3))).erase()).isZero();
    eraser(then).erase();
    assertThat(events(trail)).as("still under way").doesNotContain("erased");
    new Sender(hub, VIOLENCE).taken(old.cover().messageId());
    Patience.until(() -> events(trail).contains("TAKEN"));
    eraser(then).erase();
    assertThat(events(trail)).containsOnly("erased");
    LogDetail erasure =
        hub.bean(LogReader.class).trail(OwnTrail.ERASURE).stream()
            .map(TrailEntry::detail)
            .filter(detail -> detail != null && trail.equals(detail.facts().get("trail")))
            .filter(detail -> detail.event() == LogEvent.TRAIL_KEY_ERASED)
            .findFirst()
            .orElseThrow();
    assertThat(erasure.facts().get("completeAt"))
        .isEqualTo(
            then.plus(lifetimes.keyBackupKept())
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString());
    JdbcClient sql = hub.bean(JdbcClient.class);
    assertThat(
            sql.sql("select count(*) from message where conversation_id = ?")
                .param(old.cover().conversationId().value())
                .query(Long.class)
                .single())
        .isZero();
    Audit.Found left = find(old.cover().conversationId().toString(), null, null, null);
    assertThat(left.erased()).isPositive();
    assertThat(left.unexplained()).isEmpty();
  }

  private EraseByAge eraser(Instant now) {
    Clock then = Clock.fixed(now, ZoneOffset.UTC);
    MessageStore messages = hub.bean(MessageStore.class);
    Lifetimes lifetimes = hub.bean(Lifetimes.class);
    Erasures erasures =
        new Erasures(
            messages,
            hub.bean(ReferralStore.class),
            hub.bean(LogWriter.class),
            hub.bean(KeyStore.class),
            lifetimes,
            hub.bean(javax.sql.DataSource.class),
            hub.bean(TransactionTemplate.class),
            then);
    return new EraseByAge(erasures, messages, lifetimes, then);
  }

  /** The page is kept in target/, to be looked at. */
  @Test
  void thePageShowsTheTrailTheReportAndTheVerdictInBothLanguages() throws Exception {
    Audit.Found found = find(conversation(), null, null, null);
    Map<String, Object> model =
        Map.of(
            "found", found,
            "openings", hub.bean(OtherOpenings.class).within(DAY, DAY, VIOLENCE, AUDITOR),
            "verdict", new VerifyNow.Verdict(42, null),
            "asked", Map.of("id", conversation(), "from", "", "to", "", "unit", "", "event", ""),
            "events", LogEvent.values(),
            "zone", ZoneId.of("Europe/Stockholm"));
    for (String language : List.of("sv", "en")) {
      String html = TestPages.render(hub.bean(MessageSource.class), language, "hub/audit", model);
      assertThat(html)
          .contains("100 ACCEPTED", "OSL-12-2", "h-2")
          .contains(
              hub.bean(MessageSource.class)
                  .getMessage("hub.audit.holds", new Object[] {42L}, Locale.of(language)))
          .doesNotContain("??");
      Files.writeString(Path.of("target/audit_" + language + ".html"), html);
    }
  }

  @Test
  void aPageThatIsNotThereSaysTheDemonstrationsNoticeOnlyInADemonstration() throws Exception {
    MessageSource messages = hub.bean(MessageSource.class);
    for (boolean demo : List.of(true, false)) {
      String html =
          TestPages.render(messages, "sv", "hub/error", Map.of("kind", "404", "demo", demo));
      assertThat(html).contains("<title>Sidan finns inte</title>", "<h1>Sidan finns inte</h1>");
      assertThat(html.contains("inte godkända av en jurist")).isEqualTo(demo);
    }
  }
}
