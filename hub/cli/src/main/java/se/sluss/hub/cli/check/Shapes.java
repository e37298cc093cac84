package se.sluss.hub.cli.check;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;

/** Every form of JSON that is taken somewhere. */
final class Shapes {
  private static final List<Remark> SEALED = List.of(Remark.note(SlCode.NOT_OPENED, null));
  private static final List<Remark> NOTHING = List.of();

  private final Json json;
  private final Clock clock;

  Shapes(Json json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  List<Shape> all() {
    PartSchemas parts = new PartSchemas(clock);
    List<Shape> all = new ArrayList<>();
    all.add(part("igor-wish/1", IgorWish.class, parts));
    all.add(part("concern-report/1", ConcernReport.class, parts));
    all.add(part("victim-notice/1", VictimNotice.class, parts));
    all.add(part("treatment-referral/1", TreatmentReferral.class, parts));
    all.add(part("release-notice/1", ReleaseNotice.class, parts));
    all.add(part("mediated-contact/1", MediatedContact.class, parts));
    all.add(part("probation-handover/1", ProbationHandover.class, parts));
    all.add(part("helpline-handover/1", HelplineHandover.class, parts));
    all.add(part("helpline-offer/1", HelplineOffer.class, parts));
    all.add(part("helpline-outcome/1", HelplineOutcome.class, parts));
    all.add(union("uplink", Uplink.class));
    all.add(union("downlink", Downlink.class));
    all.add(record("submission", Submission.class, SEALED));
    all.add(record("sealed-message", SealedMessage.class, SEALED));
    all.add(record("cover", Cover.class, NOTHING));
    all.add(record("consent-record", ConsentRecord.class, NOTHING));
    all.add(record("step-record", StepRecord.class, NOTHING));
    all.add(record("event-link", EventLink.class, NOTHING));
    all.add(record("hub-receipt", HubReceipt.class, NOTHING));
    all.add(record("hub-status", HubStatus.class, NOTHING));
    all.add(record("evidence", Evidence.class, NOTHING));
    all.addAll(new PublishedDoor("police", json, clock).shapes());
    all.addAll(new PublishedDoor("socialservices", json, clock).shapes());
    return all;
  }

  private Shape record(String name, Class<?> type, List<Remark> remarks) {
    return new Shape(name, fields(type), bytes -> json.read(bytes, type), remarks);
  }

  private Shape union(String name, Class<?> type) {
    Set<String> fields =
        Stream.concat(
                Stream.of("kind"),
                Arrays.stream(type.getPermittedSubclasses()).flatMap(each -> fields(each).stream()))
            .collect(Collectors.toUnmodifiableSet());
    return new Shape(name, fields, bytes -> json.read(bytes, type), SEALED);
  }

  private static Shape part(String name, Class<?> type, PartSchemas parts) {
    return new Shape(
        name, fields(type), bytes -> parts.validate(TypeVersion.of(name), bytes), NOTHING);
  }

  private static Set<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
