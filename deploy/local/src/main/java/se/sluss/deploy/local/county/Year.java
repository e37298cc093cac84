package se.sluss.deploy.local.county;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.hub.HubApi.TrailEntry;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.county.Act.Doing;
import se.sluss.deploy.local.county.World.Held;
import se.sluss.deploy.local.county.World.Key;
import se.sluss.deploy.local.evening.PoliceDoor;
import tools.jackson.databind.JsonNode;

/** Plays the stories in the order of their times, and tells what was seen. Played once. */
final class Year {
  /** No longer step of the clock, so that what is late is seen in time. */
  private static final Duration LONGEST_STEP = Duration.ofHours(24);

  /** By the machine: some looks of the hub's clocks (see the scenario's settings). */
  private static final long SETTLES_MILLIS = 450;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Running sluss;
  private final Desks desks;
  private final Directory directory;
  private final Json json = new Json();
  private final boolean fault;
  private final Map<Key, MessageId> sent = new HashMap<>();
  private final Map<MessageId, Key> keys = new HashMap<>();
  private final Map<Key, Set<Sight>> sights = new HashMap<>();
  private final Map<Integer, Instant> live = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private boolean forgot;

  Year(Running sluss, Directory directory) {
    this.sluss = sluss;
    this.directory = directory;
    this.desks = new Desks(sluss, directory);
    this.fault = sluss.asked().fault();
  }

  private record Due(Story story, Act act) {}

  World play(List<Story> stories) throws Exception {
    TreeMap<Instant, List<Due>> due = new TreeMap<>();
    for (Story story : stories) {
      story.acts().forEach(act -> at(due, act.at()).add(new Due(story, act)));
    }
    Map<Integer, Story> byNumber = new HashMap<>();
    stories.forEach(story -> byNumber.put(story.number(), story));
    for (Map.Entry<Instant, List<Due>> slot : due.entrySet()) {
      forwardTo(slot.getKey(), byNumber);
      try (PoliceDoor police = new PoliceDoor(sluss, json)) {
        for (Due one : slot.getValue()) {
          live.put(one.story().number(), one.story().acts().getLast().at());
          act(police, one.story(), one.act().doing());
        }
        settle();
        look(police, byNumber);
      }
    }
    Map<Key, Held> held = new HashMap<>();
    List<String> strangers = new ArrayList<>();
    for (Unit unit : directory.units()) {
      if (unit.adapter().equals("portal") || unit.adapter().equals("socialservices")) {
        hold(unit.id(), held, strangers);
      }
    }
    forwardTo(Instant.parse("2027-01-12T12:00:00Z"), byNumber);
    return new World(held, strangers, failures, figures());
  }

  private static List<Due> at(TreeMap<Instant, List<Due>> due, Instant time) {
    return due.computeIfAbsent(time, _ -> new ArrayList<>());
  }

  private void forwardTo(Instant time, Map<Integer, Story> stories) throws Exception {
    while (sluss.clock().instant().isBefore(time)) {
      Instant next = sluss.clock().instant().plus(LONGEST_STEP);
      sluss.setClock(next.isBefore(time) ? next : time);
      settle();
      if (!live.isEmpty() && next.isBefore(time)) {
        try (PoliceDoor police = new PoliceDoor(sluss, json)) {
          look(police, stories);
        }
      }
    }
  }

  private static void settle() throws InterruptedException {
    Thread.sleep(SETTLES_MILLIS);
  }

  private void act(PoliceDoor police, Story story, Doing doing)
      throws IOException, InterruptedException {
    try {
      switch (doing) {
        case Doing.Ask() -> {
          JsonNode answer = police.send(Said.igor(story));
          note(story, Track.WISH, answer.path("person"));
          note(story, Track.CONCERN, answer.path("child"));
        }
        case Doing.Notify() -> {
          byte[] notice = Said.victim(story, sluss.clock().instant());
          note(story, Track.NOTICE, police.send("victim-notices", notice).path("person"));
        }
        case Doing.TakeUp(Track track) -> desks.takeUp(track.at(story.place()), id(story, track));
        case Doing.Step step -> step(story, step);
        case Doing.Agree() -> desks.agree(Track.WISH.at(story.place()), id(story, Track.WISH));
        case Doing.Weigh() -> desks.weigh(Track.WISH.at(story.place()), id(story, Track.WISH));
        case Doing.Withdraw() -> police.withdraw(id(story, Track.WISH).toString(), Said.officer());
        case Doing.RunOut() -> {}
      }
    } catch (RefusedException e) {
      failed(story, doing, String.valueOf(e.fault().code()));
    }
  }

  /** Takes a step, and waits until the hub has it: a clock set forward would make it stale. */
  private void step(Story story, Doing.Step step) throws RefusedException, InterruptedException {
    if (fault && !forgot && step.step() == ReferralStep.CLEAR_CONTACT) {
      forgot = true; // the fault that is planted: nobody clears contact in this story
      return;
    }
    boolean known = story.fates().containsKey(Track.NOTICE);
    UnitId unit = step.track().at(story.place());
    MessageId id = id(story, step.track());
    int before = desks.trail(unit, id).size();
    desks.step(unit, id, step, known);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (desks.trail(unit, id).size() == before && !isRefused(unit, id)) {
      if (System.nanoTime() > end) {
        failures.add("NOT ANSWERED: " + story.kind() + " story " + story.number() + ": " + step);
        return;
      }
      Thread.sleep(20);
    }
  }

  private boolean isRefused(UnitId unit, MessageId message) {
    return desks.rows(unit).stream()
        .anyMatch(row -> row.message().equals(message) && row.referral().notTaken() != null);
  }

  private void failed(Story story, Doing doing, String code) {
    failures.add(
        "HINDERED: " + story.kind() + " story " + story.number() + ": " + doing + " " + code);
  }

  /** What the police's adapter says has gone. */
  private void note(Story story, Track track, JsonNode result) throws InterruptedException {
    if (!result.path("kind").asString("").equals("sent")) {
      return;
    }
    MessageId id = MessageId.of(result.path("message").asString());
    Key key = new Key(story.number(), track);
    sent.put(key, id);
    keys.put(id, key);
    UnitId unit = track.at(story.place());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (desks.rows(unit).stream().noneMatch(row -> row.message().equals(id))) {
      if (System.nanoTime() > end) {
        failures.add("NOT ARRIVED: " + story.kind() + " " + key);
        return;
      }
      Thread.sleep(20);
    }
  }

  private MessageId id(Story story, Track track) throws RefusedException {
    @Nullable MessageId id = sent.get(new Key(story.number(), track));
    if (id == null) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return id;
  }

  /** Sees what there is to see now of stories under way. */
  private void look(PoliceDoor police, Map<Integer, Story> stories)
      throws IOException, InterruptedException {
    Instant now = sluss.clock().instant();
    for (Integer number : live.keySet()) {
      Story story = Objects.requireNonNull(stories.get(number));
      for (Track track : Track.values()) {
        @Nullable MessageId id = sent.get(new Key(number, track));
        if (id != null) {
          desks.rows(track.at(story.place())).stream()
              .filter(row -> row.message().equals(id))
              .forEach(this::see);
        }
      }
      for (JsonNode state : police.states(Said.event(story))) {
        if (state.path("status").asString("").equals("OVERDUE")) {
          see(MessageId.of(state.path("message").asString()), Sight.OVERDUE);
        }
      }
    }
    live.values().removeIf(end -> end.plus(LONGEST_STEP).isBefore(now));
  }

  private void see(InboxRow row) {
    if (row.referral().notTaken() != null
        && row.referral().notTaken().code() == SlCode.CONTACT_STOPPED) {
      see(row.message(), Sight.CONTACT_REFUSED);
    }
    @Nullable ToldStep last = row.referral().last();
    if (last != null && last.step() == ReferralStep.SAFETY_EVENT && last.reason() != null) {
      switch (last.reason()) {
        case MEETING_MISSED -> see(row.message(), Sight.TOLD_MISSED);
        case BROKEN_OFF -> see(row.message(), Sight.TOLD_BROKEN_OFF);
        case NOT_GOING_ON -> see(row.message(), Sight.TOLD_NOT_GOING_ON);
        case HAS_ENDED -> see(row.message(), Sight.TOLD_ENDED);
        default -> throw new IllegalStateException("no such safety event: " + last.reason());
      }
    }
  }

  private void see(MessageId message, Sight sight) {
    @Nullable Key key = keys.get(message);
    if (key != null) {
      sights.computeIfAbsent(key, _ -> EnumSet.noneOf(Sight.class)).add(sight);
    }
  }

  /** Everything in a unit's inbox, and its own side of each message's way. */
  private void hold(UnitId unit, Map<Key, Held> held, List<String> strangers)
      throws RefusedException {
    List<InboxRow> rows = desks.rows(unit);
    Set<MessageId> open =
        desks.rowsOfOthers(unit).stream()
            .map(InboxRow::message)
            .collect(java.util.stream.Collectors.toSet());
    for (InboxRow row : rows) {
      @Nullable Key key = keys.get(row.message());
      if (key == null) {
        strangers.add(row.type() + " with " + unit);
        continue;
      }
      if (!open.contains(row.message())) {
        see(row.message(), Sight.NAMED_ONLY);
      }
      for (TrailEntry entry : desks.trail(unit, row.message())) {
        if (SlCode.CLEARANCE_OVERDUE.toString().equals(entry.code())) {
          see(
              row.message(),
              entry.event().equals("ESCALATED") ? Sight.HOLD_ESCALATED : Sight.HOLD_REMINDED);
        }
      }
      held.put(key, new Held(unit, row.referral().state(), sights.getOrDefault(key, Set.of())));
    }
  }

  private Map<YearMonth, List<World.Figure>> figures() throws IOException, InterruptedException {
    Map<YearMonth, List<World.Figure>> figures = new HashMap<>();
    try (FollowUp page = new FollowUp(sluss)) {
      YearMonth last = YearMonth.from(Stories.LAST);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (page.month(last).isEmpty() && System.nanoTime() < end) {
        Thread.sleep(500);
      }
      for (int month = 1; month <= last.getMonthValue(); month++) {
        YearMonth one = last.withMonth(month);
        figures.put(one, page.month(one));
      }
    }
    return figures;
  }
}
