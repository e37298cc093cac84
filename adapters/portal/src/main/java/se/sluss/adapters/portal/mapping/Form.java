package se.sluss.adapters.portal.mapping;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.contracts.problem.SlCode;

/** The typed fields with the faults found while reading them, for the reader of one form. */
final class Form {
  final Typed typed;
  final List<Fault> faults = new ArrayList<>();

  Form(Typed typed) {
    this.typed = typed;
  }

  boolean faulty() {
    return !faults.isEmpty();
  }

  /** A box that must be ticked before anything about him goes. */
  void attested(String name, String pointer) {
    if (!typed.ticked(name)) {
      faults.add(new Fault(SlCode.NOT_ATTESTED, pointer));
    }
  }

  /** What must be typed; where it is shown is where it is typed. */
  String required(String name) {
    if (typed.one(name).isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, name));
    }
    return typed.one(name);
  }

  @Nullable String text(String name) {
    String value = typed.one(name);
    return value.isEmpty() ? null : value;
  }

  /** A number as people write it: with or without hyphen and space. */
  @Nullable String digits(String name) {
    String value = typed.one(name).replaceAll("[ \\-\\u2010-\\u2013]", "");
    return value.isEmpty() ? null : value;
  }

  @Nullable Integer number(String name, String pointer) {
    String value = typed.one(name);
    if (value.isEmpty()) {
      return null;
    }
    if (!value.matches("[0-9]{1,3}")) {
      faults.add(new Fault(SlCode.WRONG_VALUE, pointer));
      return null;
    }
    return Integer.valueOf(value);
  }

  @Nullable LocalDate date(String name, String pointer) {
    String value = typed.one(name);
    if (value.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      faults.add(new Fault(SlCode.WRONG_VALUE, pointer));
      return null;
    }
  }

  /** Yes or no; neither is a fault, because nobody has answered. */
  @Nullable Boolean yesNo(String name, String pointer) {
    String value = typed.one(name);
    if (value.equals("yes") || value.equals("no")) {
      return value.equals("yes");
    }
    faults.add(new Fault(value.isEmpty() ? SlCode.MISSING_FIELD : SlCode.WRONG_VALUE, pointer));
    return null;
  }

  @Nullable Boolean maybe(String name) {
    return switch (typed.one(name)) {
      case "yes" -> true;
      case "no" -> false;
      default -> null;
    };
  }

  <E extends Enum<E>> @Nullable E code(String name, String pointer, Class<E> type) {
    String value = typed.one(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    faults.add(new Fault(value.isEmpty() ? SlCode.MISSING_FIELD : SlCode.WRONG_VALUE, pointer));
    return null;
  }

  <E extends Enum<E>> SortedSet<E> codes(String name, Class<E> type) {
    SortedSet<E> codes = new TreeSet<>();
    for (String value : typed.all(name)) {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(value)) {
          codes.add(constant);
        }
      }
    }
    return codes;
  }
}
