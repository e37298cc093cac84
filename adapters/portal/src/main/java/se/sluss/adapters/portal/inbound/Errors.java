package se.sluss.adapters.portal.inbound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.portal.mapping.FieldNames;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.problem.SlCode;

/** What is wrong with a form, in words, for its head and for each field. */
public final class Errors {
  private static final Errors NONE = new Errors(List.of());

  private final List<Line> lines;

  private Errors(List<Line> lines) {
    this.lines = lines;
  }

  /** Nothing is wrong. */
  public static Errors none() {
    return NONE;
  }

  /** Faults of an event, by JSON pointer; a field with several shows its first. */
  public static Errors of(List<Fault> faults, Words words, Locale locale) {
    List<Fault> byField = new ArrayList<>();
    faults.forEach(fault -> byField.add(new Fault(fault.code(), FieldNames.of(fault.field()))));
    return ofFields(byField, words, locale);
  }

  /** Faults by the form's own field names. */
  public static Errors ofFields(List<Fault> faults, Words words, Locale locale) {
    List<Line> lines = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Fault fault : faults) {
      String field = fault.field();
      if (field != null && seen.add(field)) {
        lines.add(
            new Line(
                field,
                words.text(FieldNames.label(field), locale),
                words.problem(fault.code(), locale),
                fault.code().toString()));
      }
    }
    return new Errors(List.copyOf(lines));
  }

  /** What can be put right in the form itself: a place asked back, a field refused. */
  public static @Nullable Fault typedWrong(Result result) {
    return switch (result) {
      case Result.AskBack ask -> ask.fault();
      case Result.Refused refused ->
          refused.fault().field() == null || refused.fault().code() == SlCode.TOO_YOUNG
              ? null
              : refused.fault();
      case Result.Sent _, Result.InReview _, Result.CallNow _, Result.NothingSent _ -> null;
    };
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** One line for each field, in the order found. */
  public List<Line> list() {
    return lines;
  }

  /** What to show at a field; null when it is right. */
  public @Nullable String of(String field) {
    for (Line line : lines) {
      if (line.field().equals(field)) {
        return line.problem() + " (" + line.code() + ")";
      }
    }
    return null;
  }

  /**
   * One fault.
   *
   * @param field its name in the form
   * @param label the field's label
   * @param problem what is wrong, in words
   * @param code the numbered code
   */
  public record Line(String field, String label, String problem, String code) {
    /** The id of the field on the page. */
    public String anchor() {
      return field.replace('.', '-');
    }

    /** The label and what is wrong. */
    public String text() {
      return label + ": " + problem;
    }
  }
}
