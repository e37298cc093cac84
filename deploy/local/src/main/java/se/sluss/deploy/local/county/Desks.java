package se.sluss.deploy.local.county;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.hub.HubApi.TrailEntry;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.inbox.HeldSafety;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.county.Act.Doing;

/** Those who receive: the people of every unit, each at the inbox of the unit's adapter. */
final class Desks {
  private static final OfficerId OFFICER = OfficerId.of("h-year");

  private final Running sluss;
  private final Directory directory;
  private final Clock clock;

  Desks(Running sluss, Directory directory) {
    this.sluss = sluss;
    this.directory = directory;
    this.clock = sluss.clock();
  }

  /** All that is in a unit's inbox. */
  List<InboxRow> rows(UnitId unit) {
    return inbox(unit).list(Set.of(unit), viewer(unit, true));
  }

  /** What a handler who is not named sees of it. */
  List<InboxRow> rowsOfOthers(UnitId unit) {
    return inbox(unit).list(Set.of(unit), viewer(unit, false));
  }

  void takeUp(UnitId unit, MessageId message) throws RefusedException {
    inbox(unit).claim(message, viewer(unit, true));
    inbox(unit).open(message, viewer(unit, true));
  }

  void step(UnitId unit, MessageId message, Doing.Step step, boolean victimKnown)
      throws RefusedException {
    @Nullable Safety safety =
        step.step().closes()
            ? new Safety.Assessed(
                LocalDate.ofInstant(clock.instant(), Telling.SWEDEN),
                new Instrument("FREDA", null, null))
            : null;
    @Nullable SafetyAttestation attested =
        step.step().attests()
            ? new SafetyAttestation(
                OFFICER,
                clock.instant(),
                victimKnown
                    ? SafetyAttestation.How.ASSESSED_BY_VICTIMS_SIDE
                    : SafetyAttestation.How.NOBODY_KNOWN_CHECKED,
                new TreeSet<>(List.of("CASE-FILES-READ")))
            : null;
    inbox(unit)
        .step(
            message,
            new StepGiven(step.step(), step.reason(), step.next(), safety, attested),
            viewer(unit, true));
  }

  void agree(UnitId unit, MessageId message) throws RefusedException {
    say(unit, message, SafetyWord.Word.AGREES, null);
  }

  void weigh(UnitId unit, MessageId message) throws RefusedException {
    Weighing weighing =
        new Weighing(
            OFFICER, clock.instant(), new TreeSet<>(List.of("O-MEN", "O-SKYDD", "CRIME_NEED")));
    say(unit, message, SafetyWord.Word.TELL, weighing);
  }

  private void say(
      UnitId unit, MessageId message, SafetyWord.Word word, @Nullable Weighing weighing)
      throws RefusedException {
    sluss.bean(adapter(unit), HeldSafety.class).say(message, word, weighing, viewer(unit, true));
  }

  /** The unit's own side of a message's way. */
  List<TrailEntry> trail(UnitId unit, MessageId message) throws RefusedException {
    return sluss.bean(adapter(unit), HubDoor.class).of(message, unit);
  }

  private Inbox inbox(UnitId unit) {
    return sluss.bean(adapter(unit), Inbox.class);
  }

  private String adapter(UnitId unit) {
    return Objects.requireNonNull(directory.unit(unit), "a unit of the directory").adapter();
  }

  private static Viewer viewer(UnitId unit, boolean named) {
    Set<String> roles = new TreeSet<>(List.of("handler", "responsible-officer"));
    if (named) {
      roles.add("named-handler");
    }
    return new Viewer(OFFICER, new TreeSet<>(Set.of(unit)), new TreeSet<>(roles));
  }
}
