package se.sluss.adapters.kit.event;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.IgorEvent.AskedAlone;
import se.sluss.adapters.kit.event.IgorEvent.Present;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.ConcernReport.Relation;

/** Events about persons who do not exist; the number is of Skatteverket's test persons. */
public final class Events {
  public static final String NAME = "Tolvan Tolvansson";
  public static final String NUMBER = "191212121212";
  public static final String TELEPHONE = "070-174 06 05";
  public static final String CHILD = "Lillan Tolvansson";
  public static final String NARRATIVE = "Barnet fanns hemma och grät bakom dörren.";

  private Events() {}

  /** Someone who lives in Botkyrka, was arrested, and says yes. */
  public static IgorEvent wish(String id) {
    return event(id, person(false), Wish.YES, null);
  }

  /** The same, with a child at risk in Botkyrka. */
  public static IgorEvent wishAndConcern(String id) {
    return event(id, person(false), Wish.YES, concern("0127", null, false));
  }

  /** No, and a child at risk. */
  public static IgorEvent concernOnly(String id, Concern concern) {
    return event(id, person(false), Wish.NO, concern);
  }

  public static Person person(boolean protectedIdentity) {
    return new Person(NAME, NUMBER, null, TELEPHONE, true, "sv", null, protectedIdentity);
  }

  public static Concern concern(
      String municipality, @Nullable String district, boolean motherProtected) {
    return new Concern(
        new Concern.Child(CHILD, null, 7, "sv", false),
        municipality,
        district,
        List.of(new Concern.Member("Elvan Tolvansson", Relation.PARENT, motherProtected)),
        NARRATIVE,
        false,
        "08-465 004 50");
  }

  public static IgorEvent event(String id, Person person, Wish wish, @Nullable Concern concern) {
    return event(id, Stage.ARRESTED, "0127", null, person, wish, concern);
  }

  public static IgorEvent event(
      String id,
      Stage stage,
      String municipality,
      @Nullable String district,
      Person person,
      Wish wish,
      @Nullable Concern concern) {
    return new IgorEvent(
        id,
        OfficerId.of("p-17"),
        stage,
        municipality,
        district,
        person,
        wish,
        new TreeSet<>(List.of(Present.OFFICER_ONLY)),
        AskedAlone.YES,
        true,
        concern != null,
        concern,
        new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22")),
        null,
        null,
        null);
  }

  /** With another ground, unit or day. */
  public static IgorEvent with(
      IgorEvent event,
      @Nullable Weighing weighing,
      @Nullable LocalDate askAgainOn,
      @Nullable UnitId recipientUnit) {
    return new IgorEvent(
        event.eventId(),
        event.officer(),
        event.stage(),
        event.municipality(),
        event.district(),
        event.person(),
        event.wish(),
        event.presentWhenAsked(),
        event.askedAlone(),
        event.toldThatNoChangesNothing(),
        event.childSuspected(),
        event.concern(),
        event.ticks(),
        weighing,
        askAgainOn,
        recipientUnit);
  }
}
