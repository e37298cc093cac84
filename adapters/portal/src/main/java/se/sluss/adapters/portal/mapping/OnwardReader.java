package se.sluss.adapters.portal.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.TreatmentReferral.Basis;
import se.sluss.contracts.part.TreatmentReferral.Decision;
import se.sluss.contracts.problem.SlCode;

/**
 * Reads a typed form into a referral to who treats. Says only what cannot be one at all; whether it
 * holds is for the kit's own check, the same for every door.
 */
public final class OnwardReader {
  /** Where in the form a fault of the referral is shown. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("/recipientUnit", "recipientUnit"),
          Map.entry("/basis", "onward.basis"),
          Map.entry("/decision", "decision.reference"),
          Map.entry("/decision/reference", "decision.reference"),
          Map.entry("/decision/on", "decision.on"),
          Map.entry("/client/name", "person.name"),
          Map.entry("/client/personalNumber", "person.personalNumber"),
          Map.entry("/client/ageYears", "person.age"),
          Map.entry("/client/telephone", "person.telephone"),
          Map.entry("/client/language", "person.language"),
          Map.entry("/client/interpreter", "interpreter.language"),
          Map.entry("/client/interpreter/language", "interpreter.language"),
          Map.entry("/client/interpreter/dialect", "interpreter.dialect"),
          Map.entry("/client/interpreter/sexWanted", "interpreter.sex"),
          Map.entry("/safety", "basis"),
          Map.entry("/safety/at", "assessedOn"));

  private final SafetyReader safety;

  /** A reader; how safety was checked is read as for a booking. */
  public OnwardReader(SafetyReader safety) {
    this.safety = safety;
  }

  /**
   * The referral, or every fault that kept it from being one.
   *
   * @param referral absent when there is a fault
   * @param faults by the form's field
   */
  public record Read(@Nullable OnwardReferral referral, List<Fault> faults) {
    /** Copies the list. */
    public Read {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads the form as this officer's.
   *
   * @throws RefusedException WRONG_VALUE for what no page of ours has sent
   */
  public Read read(Typed typed, Viewer viewer) throws RefusedException {
    Instant recordedAt = recordedAt(typed);
    Form form = new Form(typed);
    @Nullable UnitId unit = unit(form);
    @Nullable Basis basis = form.code("onward.basis", "onward.basis", Basis.class);
    // A decision that is not what this person comes on is not read.
    @Nullable Decision decision = basis == Basis.DECISION ? decision(form) : null;
    OnwardReferral.Client client = client(form);
    ConsentRecord.@Nullable How how =
        form.code("consent.how", "consent.how", ConsentRecord.How.class);
    @Nullable LocalDate until = form.date("consent.until", "consent.until");
    SafetyReader.Read checked = safety.read(typed, viewer);
    form.faults.addAll(checked.faults());
    @Nullable SafetyAttestation attested = checked.attestation();
    if (unit == null || basis == null || how == null || attested == null || form.faulty()) {
      return new Read(null, form.faults);
    }
    return new Read(
        new OnwardReferral(
            typed.one("submission"),
            unit,
            client,
            basis,
            decision,
            new OnwardReferral.Consent(
                how,
                until == null ? null : until.atTime(23, 59, 59).atZone(Ages.SWEDEN).toInstant(),
                typed.ticked("consent.progressToo"),
                Collections.emptySortedSet()),
            attested,
            recordedAt),
        List.of());
  }

  /**
   * Faults of the referral by the form's field.
   *
   * @param faults by JSON pointer into the referral
   * @throws RefusedException the first that no field of the form can put right
   */
  public static List<Fault> inForm(List<Fault> faults) throws RefusedException {
    List<Fault> byField = new ArrayList<>();
    for (Fault fault : faults) {
      String field = fault.field() == null ? null : FIELDS.get(fault.field());
      if (field == null) {
        throw new RefusedException(fault);
      }
      byField.add(new Fault(fault.code(), field));
    }
    return byField;
  }

  /** When the page was first shown, so that the same form twice is the same referral. */
  private static Instant recordedAt(Typed typed) throws RefusedException {
    try {
      return Instant.parse(typed.one("recordedAt"));
    } catch (DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/recordedAt"));
    }
  }

  private static @Nullable UnitId unit(Form form) {
    String typed = form.typed.one("recipientUnit");
    if (typed.isEmpty()) {
      form.faults.add(new Fault(SlCode.MISSING_FIELD, "recipientUnit"));
      return null;
    }
    try {
      return UnitId.of(typed);
    } catch (IllegalArgumentException e) {
      form.faults.add(new Fault(SlCode.WRONG_VALUE, "recipientUnit"));
      return null;
    }
  }

  private static @Nullable Decision decision(Form form) {
    @Nullable String reference = form.text("decision.reference");
    @Nullable LocalDate on = form.date("decision.on", "decision.on");
    if (reference == null) {
      form.faults.add(new Fault(SlCode.MISSING_FIELD, "decision.reference"));
    }
    if (form.typed.one("decision.on").isEmpty()) {
      form.faults.add(new Fault(SlCode.MISSING_FIELD, "decision.on"));
    }
    return reference == null || on == null ? null : new Decision(reference, on);
  }

  private static OnwardReferral.Client client(Form form) {
    @Nullable Boolean protectedIdentity =
        form.yesNo("person.protectedIdentity", "person.protectedIdentity");
    return new OnwardReferral.Client(
        form.required("person.name"),
        form.digits("person.personalNumber"),
        form.number("person.age", "person.age"),
        form.required("person.telephone"),
        form.required("person.language"),
        interpreter(form),
        protectedIdentity != null && protectedIdentity);
  }

  private static IgorWish.@Nullable Interpreter interpreter(Form form) {
    @Nullable String language = form.text("interpreter.language");
    return language == null
        ? null
        : new IgorWish.Interpreter(
            language,
            form.text("interpreter.dialect"),
            form.text("interpreter.sex") == null
                ? null
                : form.code("interpreter.sex", "interpreter.sex", IgorWish.Sex.class),
            form.typed.ticked("interpreter.byTelephone"));
  }
}
