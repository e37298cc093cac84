package se.sluss.adapters.portal.mapping;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the form a fault of the event is shown, and by which label. */
public final class FieldNames {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("/stage", "stage"),
          Map.entry("/wish", "wish"),
          Map.entry("/municipality", "place.municipality"),
          Map.entry("/district", "place.district"),
          Map.entry("/presentWhenAsked", "present"),
          Map.entry("/askedAlone", "alone"),
          Map.entry("/toldThatNoChangesNothing", "told"),
          Map.entry("/childSuspected", "childRisk"),
          Map.entry("/ticks/CHECK-18-1", "check181"),
          Map.entry("/ticks/BDL-2-22", "bdl222"),
          Map.entry("/ticks", "check181"),
          Map.entry("/weighing", "weighed"),
          Map.entry("/weighing/criteria", "weighed"),
          Map.entry("/weighing/officer", "weighed"),
          Map.entry("/askAgainOn", "askAgain"),
          Map.entry("/person", "person.name"),
          Map.entry("/person/name", "person.name"),
          Map.entry("/person/personalNumber", "person.personalNumber"),
          Map.entry("/person/ageYears", "person.age"),
          Map.entry("/person/telephone", "person.telephone"),
          Map.entry("/person/telephoneSafeToAnswer", "person.telephoneSafe"),
          Map.entry("/person/language", "person.language"),
          Map.entry("/person/interpreter/language", "interpreter.language"),
          Map.entry("/person/interpreter/dialect", "interpreter.dialect"),
          Map.entry("/person/interpreter/sex", "interpreter.sex"),
          Map.entry("/person/protectedIdentity", "person.protectedIdentity"),
          Map.entry("/concern", "childRisk"),
          Map.entry("/concern/child/name", "concern.name"),
          Map.entry("/concern/child/personalNumber", "concern.personalNumber"),
          Map.entry("/concern/child/ageYears", "concern.age"),
          Map.entry("/concern/child/language", "concern.language"),
          Map.entry("/concern/child/protectedIdentity", "concern.protectedIdentity"),
          Map.entry("/concern/municipality", "concern.municipality"),
          Map.entry("/concern/district", "concern.district"),
          Map.entry("/concern/narrative", "concern.narrative"),
          Map.entry("/concern/stationTelephone", "concern.station"),
          Map.entry("/concern/immediateDanger", "concern.danger"));

  private static final Pattern MEMBER =
      Pattern.compile("/concern/household/(\\d{1,2})(?:/(name|relation|protectedIdentity))?");
  private static final Pattern HOUSEHOLD = Pattern.compile("household\\d{1,2}\\.(.+)");

  private FieldNames() {}

  /** The form's field for a JSON pointer into the event; the form's head for what has no field. */
  public static String of(@Nullable String pointer) {
    if (pointer == null) {
      return "stage";
    }
    Matcher member = MEMBER.matcher(pointer);
    if (member.matches()) {
      String which = member.group(2);
      return "household" + member.group(1) + "." + (which == null ? "name" : which);
    }
    String field = FIELDS.get(pointer);
    if (field != null) {
      return field;
    }
    int slash = pointer.lastIndexOf('/');
    return slash > 0 ? of(pointer.substring(0, slash)) : "stage";
  }

  /** The key of a field's label. */
  public static String label(String field) {
    Matcher household = HOUSEHOLD.matcher(field);
    return household.matches() ? "household." + household.group(1) : field;
  }
}
