package se.sluss.adapters.kit.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.Json;

/**
 * The steps that our units have taken or been told of. Each call is in the caller's transaction.
 */
public final class LifeStore {
  /** Months are counted where the units are. */
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what a step says
   * @param json how it is written
   */
  public LifeStore(JdbcClient jdbc, Vault vault, Json json) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
  }

  /**
   * Notes a step; false when that unit has noted it before.
   *
   * @param message that tells of it; of a step of the hub's own, the referral
   */
  public boolean note(MessageId referral, UnitId unit, MessageId message, ToldStep step) {
    jdbc.sql("delete from refused_step where referral = ? and unit = ?")
        .params(referral.value(), unit.value())
        .update();
    return jdbc.sql(
                "insert into referral_step (referral, unit, message, step, said)"
                    + " values (?, ?, ?, ?, ?) on conflict (message, unit, step) do nothing")
            .params(
                referral.value(),
                unit.value(),
                message.value(),
                step.step().name(),
                vault.lock(unit, place(message), json.write(step)))
            .update()
        == 1;
  }

  /** The hub has refused the step: it counts as not taken, and is shown with what is in turn. */
  public void refused(MessageId message, SlCode code, SortedSet<ReferralStep> inTurn) {
    jdbc.sql(
            """
            with gone as (delete from referral_step where message = ? returning referral, unit, step)
            insert into refused_step (referral, unit, step, code, in_turn)
              select referral, unit, step, ?, ? from gone
              on conflict (referral, unit) do update
                set step = excluded.step, code = excluded.code, in_turn = excluded.in_turn
            """)
        .params(
            message.value(),
            code.toString(),
            inTurn.stream().map(ReferralStep::name).collect(Collectors.joining(" ")))
        .update();
  }

  /**
   * One side of a referral: an adapter can serve both.
   *
   * @param referral its message id
   * @param unit whose side
   */
  public record Of(MessageId referral, UnitId unit) {}

  /** Where a referral stands. */
  public Standing of(MessageId referral, UnitId unit) {
    Of one = new Of(referral, unit);
    return all(List.of(one)).getOrDefault(one, Standing.RECEIVED);
  }

  /** Where those of these referrals stand that have come beyond being received. */
  public Map<Of, Standing> all(Collection<Of> referrals) {
    Map<Of, Standing> standings = new HashMap<>();
    if (!referrals.isEmpty()) {
      jdbc.sql(
              "select referral, unit, message, step, said from referral_step"
                  + " where referral = any(?) order by id")
          .param(referrals.stream().map(one -> one.referral().value()).toArray(UUID[]::new))
          .query(
              row -> {
                UnitId unit = UnitId.of(row.getString("unit"));
                Of one = new Of(new MessageId(row.getObject("referral", UUID.class)), unit);
                if (!referrals.contains(one)) {
                  return;
                }
                MessageId message = new MessageId(row.getObject("message", UUID.class));
                ToldStep step = said(unit, message, row.getString("step"), row.getBytes("said"));
                Standing before = standings.getOrDefault(one, Standing.RECEIVED);
                standings.put(one, before.after(step));
              });
      notTaken(referrals, standings);
    }
    return standings;
  }

  private void notTaken(Collection<Of> referrals, Map<Of, Standing> standings) {
    jdbc.sql("select referral, unit, step, code, in_turn from refused_step where referral = any(?)")
        .param(referrals.stream().map(one -> one.referral().value()).toArray(UUID[]::new))
        .query(
            row -> {
              UnitId unit = UnitId.of(row.getString("unit"));
              Of one = new Of(new MessageId(row.getObject("referral", UUID.class)), unit);
              if (referrals.contains(one)) {
                NotTaken step =
                    new NotTaken(
                        ReferralStep.valueOf(row.getString("step")),
                        SlCode.of(row.getString("code")),
                        Arrays.stream(row.getString("in_turn").split(" "))
                            .filter(name -> !name.isEmpty())
                            .map(ReferralStep::valueOf)
                            .collect(Collectors.toCollection(TreeSet::new)));
                standings.merge(
                    one, Standing.RECEIVED.without(step), (before, _) -> before.without(step));
              }
            });
  }

  /**
   * Which follow-ups are to be made of these referrals; only ours to make, so only steps that our
   * unit took itself, whose message ids tell their time.
   */
  public Map<Of, FollowUp> followUpsDue(Collection<Of> referrals, Instant now) {
    Map<Of, LocalDate> completed = new HashMap<>();
    Map<Of, List<LocalDate>> made = new HashMap<>();
    jdbc.sql(
            "select referral, unit, message, step from referral_step"
                + " where referral = any(?) and step in ('COMPLETE', 'FOLLOW_UP') order by id")
        .param(referrals.stream().map(one -> one.referral().value()).toArray(UUID[]::new))
        .query(
            row -> {
              Of one =
                  new Of(
                      new MessageId(row.getObject("referral", UUID.class)),
                      UnitId.of(row.getString("unit")));
              LocalDate day =
                  LocalDate.ofInstant(
                      new MessageId(row.getObject("message", UUID.class)).made(), SWEDEN);
              if (row.getString("step").equals(ReferralStep.COMPLETE.name())) {
                completed.put(one, day);
              } else {
                made.computeIfAbsent(one, _ -> new ArrayList<>()).add(day);
              }
            });
    Map<Of, FollowUp> due = new HashMap<>();
    completed.forEach(
        (one, day) ->
            FollowUp.due(day, made.getOrDefault(one, List.of()), LocalDate.ofInstant(now, SWEDEN))
                .ifPresent(next -> due.put(one, next)));
    return due;
  }

  /** What a step says, by its row; null when the hub has not taken it. */
  public @Nullable ToldStep said(long id) {
    return jdbc.sql("select unit, message, step, said from referral_step where id = ?")
        .param(id)
        .query(
            (row, _) ->
                said(
                    UnitId.of(row.getString("unit")),
                    new MessageId(row.getObject("message", UUID.class)),
                    row.getString("step"),
                    row.getBytes("said")))
        .optional()
        .orElse(null);
  }

  /** What was noted before steps said anything has its code alone. */
  private ToldStep said(UnitId unit, MessageId message, String step, byte @Nullable [] stored) {
    if (stored == null) {
      return new ToldStep(ReferralStep.valueOf(step), null, null);
    }
    try {
      return json.read(vault.unlock(unit, place(message), stored), ToldStep.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored step is not one", e);
    }
  }

  private static String place(MessageId message) {
    return "referral/step/" + message;
  }
}
