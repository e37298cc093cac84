package se.sluss.probation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish.Interpreter;
import se.sluss.contracts.part.IgorWish.Sex;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.ProbationHandover.Condition;
import se.sluss.contracts.problem.SlCode;

/** Reads an item that the schema has passed. */
final class ReadHandover {
  private ReadHandover() {}

  /** What is wrong with an item beyond what a schema can say. */
  static final class FaultException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Fault fault;

    FaultException(String element) {
      super(element);
      this.fault = new Fault(SlCode.WRONG_VALUE, element);
    }

    Fault fault() {
      return fault;
    }
  }

  /**
   * What an item says.
   *
   * @throws FaultException WRONG_VALUE with the element
   */
  static Handover of(Element item) throws FaultException {
    Fields fields = new Fields(item);
    String unit = fields.text("recipientUnit");
    return new Handover(
        UUID.fromString(fields.must("itemId")),
        Kinds.of(item),
        value("recordedAt", fields.must("recordedAt"), Instant::parse),
        value("recordedBy", fields.must("recordedBy"), OfficerId::of),
        Urgency.valueOf(fields.must("priority")),
        agreement(Objects.requireNonNull(fields.below("consent"))),
        isYes(fields.must("necessaryAndProportionate")),
        fields.must("name"),
        fields.must("personalNumber"),
        isYes(fields.must("protectedIdentity")),
        place(fields.below("place")),
        unit == null ? null : value("recipientUnit", unit, UnitId::of),
        reach(fields),
        day(fields.text("releaseOn")),
        conditions(fields.texts("condition")));
  }

  private static Handover.Agreement agreement(Fields consent) throws FaultException {
    return new Handover.Agreement(
        ConsentRecord.How.valueOf(consent.must("how")),
        once("consent/purpose", consent.texts("purpose")),
        once("consent/category", consent.texts("category")),
        value("consent/until", consent.must("until"), Instant::parse));
  }

  private static @Nullable Locality place(@Nullable Fields place) {
    return place == null ? null : new Locality(place.must("municipality"), place.text("district"));
  }

  private static Handover.@Nullable Reach reach(Fields fields) {
    String telephone = fields.text("telephone");
    if (telephone == null) {
      return null;
    }
    String safe = fields.text("telephoneSafeToAnswer");
    return new Handover.Reach(
        telephone,
        safe == null ? null : Boolean.valueOf(isYes(safe)),
        fields.must("language"),
        interpreter(fields.below("interpreter")));
  }

  private static @Nullable Interpreter interpreter(@Nullable Fields interpreter) {
    if (interpreter == null) {
      return null;
    }
    String sex = interpreter.text("sexWanted");
    return new Interpreter(
        interpreter.must("language"),
        interpreter.text("dialect"),
        sex == null ? null : Sex.valueOf(sex),
        isYes(interpreter.must("byTelephone")));
  }

  private static @Nullable LocalDate day(@Nullable String text) throws FaultException {
    return text == null ? null : value("releaseOn", text, LocalDate::parse);
  }

  private static SortedSet<Condition> conditions(List<String> codes) throws FaultException {
    SortedSet<Condition> conditions = new TreeSet<>();
    once("condition", codes).forEach(code -> conditions.add(Condition.valueOf(code)));
    return conditions;
  }

  private static SortedSet<String> once(String element, List<String> codes) throws FaultException {
    SortedSet<String> once = new TreeSet<>(codes);
    if (once.size() < codes.size()) {
      throw new FaultException(element);
    }
    return once;
  }

  /** Days and ids that have the form and are none. */
  private static <T> T value(String element, String text, Function<String, T> reader)
      throws FaultException {
    try {
      return reader.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new FaultException(element);
    }
  }

  private static boolean isYes(String text) {
    return text.equals("yes");
  }
}
