package se.sluss.hub.server.rules;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.secrecy.RulesetException;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.RulesStore;
import se.sluss.hub.server.way.Trail;

/** The rules that this node decides by, kept in step with the database and the other nodes. */
@Component
public class ActiveRules implements SmartInitializingSingleton {
  /** A node that has not seen the database for so long decides nothing. */
  public static final Duration BLIND = Duration.ofSeconds(30);

  /** A node not seen for so long is not waited for. Longer than {@link #BLIND}. */
  static final Duration LIVE = Duration.ofSeconds(45);

  private static final Logger LOG = LoggerFactory.getLogger(ActiveRules.class);
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final String START = "start";

  private final RulesStore store;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final HubSettings settings;
  private final Problems problems;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();
  private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();
  private volatile Seen seen = new Seen("", Instant.MIN, "not started");

  /**
   * What was last seen in the database.
   *
   * @param fault why nothing may be decided by it; null when it may
   */
  private record Seen(String active, Instant at, @Nullable String fault) {}

  /** The store, the log, and the folder that the first rules come from. */
  public ActiveRules(
      RulesStore store,
      Trail trail,
      TransactionTemplate transaction,
      HubSettings settings,
      Problems problems,
      Clock clock) {
    this.store = store;
    this.trail = trail;
    this.transaction = transaction;
    this.settings = settings;
    this.problems = problems;
    this.clock = clock;
  }

  /**
   * The rules in force.
   *
   * @throws RulesUnavailableException when this node must not decide
   */
  public Compiled current() {
    Seen now = seen;
    if (now.fault() != null) {
      throw new RulesUnavailableException(now.fault());
    }
    if (now.at().plus(BLIND).isBefore(clock.instant())) {
      throw new RulesUnavailableException("the database has not been seen for " + BLIND);
    }
    Compiled rules = compiled.get(now.active());
    if (rules == null) {
      throw new RulesUnavailableException("this node has not got the active rules");
    }
    return rules;
  }

  /**
   * Makes sure that the rules by which something was decided are active, until the transaction that
   * records it ends.
   *
   * @throws RulesUnavailableException when they no longer are; the transaction must not commit
   */
  public void hold(String hash) {
    store.hold();
    if (store.active().filter(active -> active.hash().equals(hash)).isEmpty()) {
      throw new RulesUnavailableException("the rules changed while it was decided");
    }
  }

  /** Before anything is taken from the broker. */
  @Override
  public void afterSingletonsInstantiated() {
    try {
      Path folder = settings.secrecyDir();
      Compiled own = Compiled.of(folder);
      compiled.put(own.hash(), own);
      byte[] files = Compiled.pack(folder);
      transaction.executeWithoutResult(_ -> begin(own.hash(), files));
    } catch (RulesetException | IOException e) {
      throw new IllegalStateException(message(SlCode.RULES_REFUSED, List.of(e.toString())), e);
    }
    beat();
    @Nullable String fault = seen.fault();
    if (fault != null && settings.mode() == HubSettings.Mode.PRODUCTION) {
      throw new IllegalStateException(fault);
    }
  }

  /** A new database takes the folder's rules; in practice so does every start. */
  private void begin(String hash, byte[] files) {
    Instant now = clock.instant();
    store.holdAlone();
    boolean active = store.active().filter(a -> a.hash().equals(hash)).isPresent();
    boolean demo = settings.mode() == HubSettings.Mode.DEMO;
    if (active || demo || store.active().isEmpty()) {
      store.put(hash, files, START, now);
    } else {
      LOG.warn("the folder's rules are not the active ones; an operator loads them");
    }
    if (store.begin(hash, now)) {
      record("none", hash, Actor.hub(START));
    } else if (demo && !active) {
      store.propose(hash, START);
    }
  }

  /** Looks at the database and says what this node has. A failure leaves it blind after a while. */
  @Scheduled(fixedDelayString = "${sluss.way.rules-every:1s}")
  public void beat() {
    Optional<RulesStore.Active> row =
        Objects.requireNonNull(transaction.execute(_ -> store.active()));
    if (row.isEmpty()) {
      return;
    }
    RulesStore.Active active = row.orElseThrow();
    get(active.hash());
    if (active.next() != null) {
      get(active.next());
    }
    String hash = Objects.requireNonNull(transaction.execute(_ -> tell(active)));
    Compiled rules = compiled.get(hash);
    seen = new Seen(hash, clock.instant(), rules == null ? null : fault(rules));
  }

  private String tell(RulesStore.Active active) {
    store.seen(node, compiled.keySet(), clock.instant());
    return advance(active);
  }

  private @Nullable String fault(Compiled rules) {
    List<String> missing =
        settings.mode() == HubSettings.Mode.DEMO
            ? List.of()
            : rules.rules().missingApprovals(LocalDate.ofInstant(clock.instant(), SWEDEN));
    return missing.isEmpty() ? null : message(SlCode.RULES_NOT_APPROVED, missing);
  }

  /** Makes the next rules the active ones when every live node has them; gives the active hash. */
  private String advance(RulesStore.Active before) {
    if (before.next() == null || !everyNodeHas(before.next())) {
      return before.hash();
    }
    store.holdAlone();
    RulesStore.Active active = store.active().orElseThrow();
    @Nullable String next = active.next();
    if (next == null || !everyNodeHas(next)) {
      return active.hash();
    }
    store.activate(next, clock.instant());
    record(active.hash(), next, new Actor("operator", String.valueOf(active.nextBy())));
    return next;
  }

  private boolean everyNodeHas(String hash) {
    return nodes().stream().allMatch(one -> one.has().contains(hash));
  }

  /** The nodes that are waited for. */
  public List<RulesStore.Node> nodes() {
    return store.nodes(clock.instant().minus(LIVE));
  }

  private void record(String from, String to, Actor by) {
    trail.write(
        LogDetail.of(LogEvent.RULES_CHANGED, clock.instant(), OwnTrail.RULES, by)
            .fact("from", from)
            .fact("to", to));
  }

  private void get(String hash) {
    if (compiled.containsKey(hash)) {
      return;
    }
    try {
      byte[] files = store.files(hash).orElseThrow();
      Compiled read = Compiled.unpacked(files);
      if (read.hash().equals(hash)) {
        compiled.put(hash, read);
      } else {
        LOG.error("{} the stored rules are not those of their hash", SlCode.RULES_REFUSED);
      }
    } catch (IOException | RulesetException e) {
      LOG.error("{} the stored rules cannot be read here", SlCode.RULES_REFUSED, e);
    }
  }

  /**
   * An operator loads the rules in the folder. They become active once every live node has them.
   *
   * @return why they are refused; empty when they are not
   */
  public List<String> load(String operator) {
    Compiled read;
    byte[] files;
    try {
      read = Compiled.of(settings.secrecyDir());
      files = Compiled.pack(settings.secrecyDir());
    } catch (RulesetException e) {
      return e.faults();
    } catch (IOException e) {
      return List.of(e.toString());
    }
    @Nullable String fault = fault(read);
    if (fault != null) {
      return fault.lines().toList();
    }
    transaction.executeWithoutResult(
        _ -> {
          store.put(read.hash(), files, operator, clock.instant());
          if (!store.active().orElseThrow().hash().equals(read.hash())) {
            store.propose(read.hash(), operator);
          }
        });
    compiled.put(read.hash(), read);
    return List.of();
  }

  /** The row as it is now. */
  public RulesStore.Active row() {
    return store.active().orElseThrow();
  }

  /** So that nobody waits for a node that has stopped. */
  @PreDestroy
  void leave() {
    store.gone(node);
  }

  private String message(SlCode code, List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (Locale language : List.of(Locale.forLanguageTag("sv"), Locale.ENGLISH)) {
      text.append(code).append(' ').append(problems.text(code, language));
      text.append(System.lineSeparator());
    }
    lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
    return text.toString().stripTrailing();
  }
}
