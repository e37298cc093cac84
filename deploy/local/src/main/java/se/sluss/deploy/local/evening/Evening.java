package se.sluss.deploy.local.evening;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.Scenario;
import se.sluss.deploy.local.evening.Expected.Track;
import tools.jackson.databind.JsonNode;

/**
 * Plays the evening and checks it: each event reached exactly the unit it must, nothing else
 * reached anyone, each answer came back as far as the police may know it.
 */
public final class Evening implements Scenario {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> wrong = new ArrayList<>();

  @Override
  public String name() {
    return "evening";
  }

  @Override
  public LocalDateTime startsAt() {
    return LocalDateTime.of(2026, 5, 4, 18, 0);
  }

  /** One event, sent. */
  private record Played(Expected expected, JsonNode answer, Instant sentAt) {}

  @Override
  public boolean play(Running sluss, PrintStream out) throws Exception {
    Directory directory = Directory.load(sluss.config());
    SentMessages sent = sluss.bean("police", SentMessages.class);
    Units units = new Units(sluss, directory);
    List<Played> played = new ArrayList<>();
    try (PoliceDoor door = new PoliceDoor(sluss, new Json())) {
      for (Expected expected : EveningEvents.of(directory.places())) {
        Instant at = sluss.clock().instant();
        played.add(new Played(expected, door.send(expected.event()), at));
      }
      Played first = played.getFirst();
      check(
          first.answer().equals(door.send(first.expected().event())),
          "the event that was sent twice got another answer");
    }
    int deliveries = expectedUnits(played).size();
    List<InboxRow> arrived = waitFor(units, deliveries);
    Map<MessageId, InboxRow> rows = new HashMap<>();
    arrived.forEach(row -> rows.put(row.message(), row));

    Table table = new Table(out);
    Set<MessageId> accounted = new HashSet<>();
    for (Played one : played) {
      follow(one, rows, sent, units, accounted, table);
    }
    checkAnswers(played, sent);
    checkBookings(units);
    check(
        units.everything().size() == deliveries,
        "something reached someone beside what was expected");
    for (InboxRow row : arrived) {
      check(accounted.contains(row.message()), "a message nobody expected reached " + row.unit());
    }
    Set<UnitId> reached = new TreeSet<>();
    arrived.forEach(row -> reached.add(row.unit()));
    directory
        .places()
        .forEach(
            place ->
                check(
                    reached.stream().anyMatch(u -> u.value().startsWith(prefix(place))),
                    "nothing reached " + prefix(place)));
    table.end(wrong);
    return wrong.isEmpty();
  }

  private static String prefix(se.sluss.contracts.directory.Place place) {
    return place.municipality() + (place.district() == null ? "" : "-" + place.district()) + ".";
  }

  private List<UnitId> expectedUnits(List<Played> played) {
    List<UnitId> units = new ArrayList<>();
    for (Played one : played) {
      target(one.expected().person(), units);
      target(one.expected().child(), units);
    }
    return units;
  }

  private static void target(@Nullable Track track, List<UnitId> units) {
    if (track instanceof Track.Reaches(UnitId unit)) {
      units.add(unit);
    } else if (track instanceof Track.ReachesSuccessor(UnitId successor)) {
      units.add(successor);
    }
  }

  private List<InboxRow> waitFor(Units units, int deliveries) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<InboxRow> rows = units.everything();
    while (rows.size() < deliveries && System.nanoTime() < end) {
      Thread.sleep(100);
      rows = units.everything();
    }
    check(
        rows.size() == deliveries,
        rows.size() + " messages reached inboxes, " + deliveries + " must");
    return rows;
  }

  private void follow(
      Played one,
      Map<MessageId, InboxRow> rows,
      SentMessages sent,
      Units units,
      Set<MessageId> accounted,
      Table table)
      throws Exception {
    Expected expected = one.expected();
    String id = expected.event().eventId();
    for (boolean child : new boolean[] {false, true}) {
      @Nullable Track track = child ? expected.child() : expected.person();
      if (track == null) {
        continue;
      }
      JsonNode result = one.answer().path(child ? "child" : "person");
      String kind = result.path("kind").asString("");
      String where = id + (child ? " child" : " person");
      switch (track) {
        case Track.Reaches(UnitId unit) -> {
          check(kind.equals("sent"), where + ": " + kind + code(result) + ", must be sent");
          @Nullable InboxRow row = row(sent, rows, id, unit, child);
          arrived(one, where, unit, row, child, units, accounted, sent, table);
        }
        case Track.ReachesSuccessor(UnitId unit) -> {
          @Nullable InboxRow row = row(sent, rows, id, unit, child);
          check(
              sent.ofEvent(POLICE, id).stream()
                  .anyMatch(
                      r -> r.status() == SentRow.Status.SEALED_AGAIN && "SL-2002".equals(r.code())),
              where + ": was not refused by the closed unit's entry and sealed again");
          arrived(one, where, unit, row, child, units, accounted, sent, table);
        }
        case Track.AskedBack(String code) -> {
          String got = result.path("fault").path("code").asString("");
          check(kind.equals("ask-back") && got.equals(code), where + ": " + kind + " " + got);
          table.line(id, "ask back " + code, "", null, "");
        }
        case Track.CallNow() -> {
          String telephone = result.path("telephone").asString("");
          check(kind.equals("call-now") && !telephone.isBlank(), where + ": " + kind);
          table.line(id + " child", "call now", telephone, null, "");
        }
        case Track.Nothing() -> {
          check(
              kind.equals("nothing-sent") && !result.path("advice").isEmpty(), where + ": " + kind);
          if (expected.child() == null) {
            table.line(id, "nothing sent", "advice to the officer", null, "");
          }
        }
      }
    }
  }

  private void arrived(
      Played one,
      String where,
      UnitId unit,
      @Nullable InboxRow row,
      boolean child,
      Units units,
      Set<MessageId> accounted,
      SentMessages sent,
      Table table)
      throws Exception {
    if (row == null) {
      check(false, where + ": did not reach " + unit);
      return;
    }
    check(accounted.add(row.message()), where + ": reached an inbox twice");
    Expected expected = one.expected();
    boolean named = child ? expected.protectedConcern() : expected.protectedWish();
    check(
        row.protectedIdentity() == named && units.seenByOthers(row) != named,
        where + ": protected identity is not for named handlers only");
    Opened opened = units.open(row);
    for (Opened.Part part : opened.parts()) {
      if (part instanceof Opened.Part.Wish wish) {
        check(
            (wish.wish().place() == null) == named,
            where + ": his part says a place, or none, and must not");
      }
    }
    List<AnswerCode> answers = child ? List.of(AnswerCode.TAKEN_OVER) : expected.answers();
    for (AnswerCode answer : answers) {
      units.answer(row, answer);
    }
    String decision =
        sent.ofEvent(POLICE, expected.event().eventId()).stream()
            .filter(r -> r.message().equals(row.message()))
            .map(r -> words(r.decision()))
            .findFirst()
            .orElse("");
    table.line(
        expected.event().eventId() + (child ? " child" : ""),
        decision,
        unit.value(),
        Duration.between(one.sentAt(), row.receivedAt()),
        String.join(", ", answers.stream().map(AnswerCode::name).toList()));
  }

  private static String code(JsonNode result) {
    return " " + result.path("fault").path("code").asString("");
  }

  private static String words(@Nullable Why decision) {
    return decision == null ? "" : decision.outcome() + " " + String.join(" ", decision.grounds());
  }

  private @Nullable InboxRow row(
      SentMessages sent, Map<MessageId, InboxRow> rows, String id, UnitId unit, boolean child) {
    return sent.ofEvent(POLICE, id).stream()
        .filter(r -> r.recipient().equals(unit))
        .filter(r -> r.type().name().equals(child ? "concern-report" : "igor-wish"))
        .map(SentRow::message)
        .map(rows::get)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The police see taken over, wrong unit and needs information; never reached or booked. */
  private void checkAnswers(List<Played> played, SentMessages sent) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Set<String> missing = new TreeSet<>();
    do {
      missing.clear();
      for (Played one : played) {
        for (SentRow row : sent.ofEvent(POLICE, one.expected().event().eventId())) {
          SentRow.Status must = status(one.expected(), row);
          if (row.status() != SentRow.Status.SEALED_AGAIN && row.status() != must) {
            missing.add(row.eventId() + ": " + row.status() + ", must be " + must);
          }
        }
      }
      Thread.sleep(200);
    } while (!missing.isEmpty() && System.nanoTime() < end);
    missing.forEach(text -> check(false, text));
  }

  /** A booking without its assessment would be refused by the hub, and count as not given. */
  private void checkBookings(Units units) {
    check(
        units.everything().stream()
            .anyMatch(row -> row.referral().state() == ReferralState.SCHEDULED),
        "no booking with an assessment stands");
  }

  private static SentRow.Status status(Expected expected, SentRow row) {
    if (row.type().name().equals("concern-report")) {
      return SentRow.Status.ARRIVED;
    }
    SentRow.Status status = SentRow.Status.ARRIVED;
    for (AnswerCode answer : expected.answers()) {
      status =
          switch (answer) {
            case TAKEN_OVER -> SentRow.Status.TAKEN_OVER;
            case WRONG_UNIT -> SentRow.Status.WRONG_UNIT;
            case NEEDS_INFORMATION -> SentRow.Status.NEEDS_INFORMATION;
            case NOT_REACHED, BOOKED -> status;
          };
    }
    return status;
  }

  private void check(boolean right, String otherwise) {
    if (!right) {
      wrong.add(otherwise);
    }
  }
}
