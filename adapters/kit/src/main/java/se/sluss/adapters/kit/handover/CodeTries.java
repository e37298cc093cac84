package se.sluss.adapters.kit.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.contracts.code.SpokenCode;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Limits;

/**
 * How codes are tried: never more often than the limits allow, and never as they are said. Safe for
 * several threads and nodes.
 */
public final class CodeTries {
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Limits limits;
  private final Clock clock;
  private final TransactionTemplate transaction;

  /**
   * @param jdbc the adapter's database
   * @param vault keys what is kept of a code
   * @param limits how many tries in an hour
   * @param clock when something is tried
   * @param transaction of that database
   */
  public CodeTries(
      JdbcClient jdbc, Vault vault, Limits limits, Clock clock, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.limits = limits;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** What is kept of a code for one of our units. */
  public String hash(SpokenCode code, UnitId unit) {
    return hash(code.proof(unit), unit);
  }

  /** What is kept of a proof that was sent to one of our units. */
  public String hash(String proof, UnitId unit) {
    return vault.fingerprint(unit, ("spoken-code/" + proof).getBytes(UTF_8));
  }

  /**
   * Reads what somebody typed and counts the try, whatever it then is.
   *
   * @throws RefusedException CODE_MISHEARD, which is of the symbols alone and counts nothing;
   *     TOO_MANY_CODES
   */
  public SpokenCode tried(String typed, UnitId unit, OfficerId officer) throws RefusedException {
    SpokenCode code = SpokenCode.typed(typed);
    if (code == null) {
      throw new RefusedException(SlCode.CODE_MISHEARD);
    }
    if (!Objects.requireNonNull(transaction.execute(_ -> counted(unit, officer)))) {
      throw new RefusedException(SlCode.TOO_MANY_CODES);
    }
    return code;
  }

  private boolean counted(UnitId unit, OfficerId officer) {
    Instant now = clock.instant();
    Instant from = now.minus(HOUR);
    // One at a time for each unit, or many at once would each see few.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("code_try/" + unit)
        .query(row -> {});
    jdbc.sql("delete from code_try where at <= ?").param(from.atOffset(UTC)).update();
    int all = count("select count(*) from code_try where unit = ?", unit.value());
    int own =
        count(
            "select count(*) from code_try where unit = ? and officer = ?",
            unit.value(),
            officer.value());
    if (all >= limits.codesPerUnit() || own >= limits.codesPerPerson()) {
      return false;
    }
    jdbc.sql("insert into code_try (unit, officer, at) values (?, ?, ?)")
        .params(unit.value(), officer.value(), now.atOffset(UTC))
        .update();
    return true;
  }

  private int count(String query, String... of) {
    return jdbc.sql(query).params((Object[]) of).query(Integer.class).single();
  }
}
