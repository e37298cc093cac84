package se.sluss.deploy.local.county;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Person;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.ConcernReport;

/** What the police's case system says of a story: names of no one, numbers of fiction. */
final class Said {
  private static final OfficerId OFFICER = OfficerId.of("p-year");

  private Said() {}

  /** The case system's key of the wish, and of its concern report. */
  static String event(Story story) {
    return String.format(Locale.ROOT, "YEAR-%05d", story.number());
  }

  /** The key of the notice. */
  static String notice(Story story) {
    return event(story) + "-N";
  }

  /** He was asked, and what came of it. */
  static IgorEvent igor(Story story) {
    boolean yes = story.kind() != Kind.SAID_NO;
    boolean child = story.kind() == Kind.CHILD || story.kind() == Kind.UNDER_AGE;
    return new IgorEvent(
        event(story),
        OFFICER,
        stage(story.kind()),
        story.place().municipality(),
        story.place().district(),
        yes ? person(story) : null,
        yes ? Wish.YES : Wish.NO,
        new TreeSet<>(List.of(IgorEvent.Present.OFFICER_ONLY)),
        IgorEvent.AskedAlone.YES,
        true,
        child,
        child ? concern(story) : null,
        yes ? new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22")) : new TreeSet<>(),
        null,
        null,
        null);
  }

  private static Stage stage(Kind kind) {
    return switch (kind) {
      case SILENT_UNIT -> Stage.RELEASED;
      case NOT_CONFIRMED -> Stage.DETAINED;
      default -> Stage.REPORTED;
    };
  }

  private static Person person(Story story) {
    return new Person(
        "Prov Årsson",
        null,
        story.age(),
        "070-174 06 11",
        true,
        "sv",
        null,
        story.kind() == Kind.PROTECTED);
  }

  private static Concern concern(Story story) {
    boolean himself = story.kind() == Kind.UNDER_AGE;
    return new Concern(
        new Concern.Child("Lilla Årsson", null, himself ? story.age() : 7, "sv", false),
        story.place().municipality(),
        story.place().district(),
        List.of(new Concern.Member("Mor Årsson", ConcernReport.Relation.PARENT, false)),
        "Barnet var hemma och såg vad som hände.",
        false,
        "070-174 06 98");
  }

  /** The notice about her, of the same event. */
  static byte[] victim(Story story, Instant now) {
    @Nullable String district = story.place().district();
    return """
    {"eventId":"%s","ofEvent":"%s","officer":"%s","municipality":"%s",%s
     "victim":{"name":"Lisa Exempel","ageYears":38,"safeContact":{"how":"NONE_STATED"},
       "language":"sv","protectedIdentity":false},
     "askedAlone":true,"wish":"YES","children":"NONE","childAtRisk":false,
     "recordedAt":"%s","consent":{"ticks":["CHECK-18-1","BDL-2-22"]}}\
    """
        .formatted(
            notice(story),
            event(story),
            OFFICER,
            story.place().municipality(),
            district == null ? "" : "\"district\":\"" + district + "\",",
            now)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Who says that he takes it back. */
  static OfficerId officer() {
    return OFFICER;
  }
}
