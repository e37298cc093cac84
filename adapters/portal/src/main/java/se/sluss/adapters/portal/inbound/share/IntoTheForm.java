package se.sluss.adapters.portal.inbound.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.Typed;

/**
 * From the question straight into the notification, with what was answered filled in. Only what was
 * asked: no tick of the form is set for the officer, since a tick is an attestation.
 */
final class IntoTheForm {
  private static final Map<String, String> WISH =
      Map.of("ACTIVE", "YES", "ASKED_REFUSED", "NO", "WITHDRAWN", "NO", "NONE", "NOT_ASKED");

  private IntoTheForm() {}

  /** The form's fields; empty when this question leads to no notification of this viewer's. */
  static List<Typed.Entry> of(Typed asked, Who who) {
    List<Typed.Entry> fields = new ArrayList<>();
    if (!who.isOfficer()) {
      return fields;
    }
    boolean guarded = asked.all("share.flags").contains("PROTECTED_REGISTRATION");
    String function = asked.one("share.function");
    switch (asked.one("share.purpose")) {
      case "TREATMENT_REFERRAL", "PREVENT_CRIME" -> {
        if (!function.equals("authority-violence")) {
          return fields;
        }
        add(fields, "wish", WISH.getOrDefault(asked.one("share.consent"), ""));
        place(fields, asked, "place.");
        add(fields, "person.protectedIdentity", guarded ? "yes" : "");
        add(fields, "childRisk", asked.all("share.flags").contains("CHILD_AT_RISK") ? "yes" : "");
      }
      case "CHILD_CONCERN" -> {
        if (!function.equals("child-and-family")) {
          return fields;
        }
        add(fields, "childRisk", "yes");
        place(fields, asked, "concern.");
        add(fields, "concern.protectedIdentity", guarded ? "yes" : "");
      }
      default -> {
        return fields;
      }
    }
    add(fields, "submission", UUID.randomUUID().toString());
    return fields;
  }

  private static void place(List<Typed.Entry> fields, Typed asked, String stem) {
    add(fields, stem + "municipality", asked.one("share.municipality"));
    if (asked.one("share.municipality").equals(SharePages.DIVIDED)) {
      add(fields, stem + "district", asked.one("share.district"));
    }
  }

  private static void add(List<Typed.Entry> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.add(new Typed.Entry(name, value));
    }
  }
}
