package se.sluss.adapters.portal.inbound.share;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.inbound.notify.FormOptions;
import se.sluss.adapters.portal.inbound.notify.FormOptions.Option;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.directory.UnitFunction;

/**
 * What the question offers to choose among: the values of the secrecy vocabulary that police and
 * social services meet most. The hub knows them all.
 */
public final class ShareOptions {
  static final List<String> CATEGORIES =
      List.of(
          "CONTACT",
          "SUSPICION",
          "SOCIAL",
          "VIOLENCE_INFO",
          "HOUSEHOLD",
          "RISK",
          "ADDRESS_PROTECTED",
          "PRELIM_INVESTIGATION_DETAIL");
  static final List<String> FLAGS =
      List.of(
          "CHILD_AT_RISK",
          "PROTECTED_REGISTRATION",
          "CRIME_NEED",
          "OBVIOUS_INTEREST",
          "ACUTE_DANGER");

  /** The questions with one answer each, and their answers. */
  static final Map<String, List<String>> CODES =
      Map.of(
          "share.subject",
              List.of("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG", "VICTIM_ADULT", "CHILD"),
          "share.purpose",
              List.of(
                  "TREATMENT_REFERRAL",
                  "CHILD_CONCERN",
                  "VICTIM_SUPPORT",
                  "PREVENT_CRIME",
                  "INVESTIGATE_CRIME"),
          "share.regime", List.of("OSL-35-1", "OSL-18-1", "OSL-26-1"),
          "share.consent", List.of("ACTIVE", "NONE", "ASKED_REFUSED", "WITHDRAWN", "EXPIRED"));

  /** The functions that every place has. */
  static final Map<String, UnitFunction> FUNCTIONS = functions();

  private final Words words;
  private final Who who;
  private final Locale locale;
  private final FormOptions places;

  ShareOptions(Words words, Catalogue catalogue, Who who, Locale locale) {
    this.words = words;
    this.who = who;
    this.locale = locale;
    this.places = new FormOptions(words, catalogue, locale);
  }

  /** The viewer's units. */
  public List<Option> senders() {
    return who.viewer().units().stream()
        .map(unit -> new Option(unit.value(), words.unit(unit, locale)))
        .toList();
  }

  /** The functions of a place. */
  public List<Option> functions(String key) {
    return FUNCTIONS.keySet().stream()
        .map(f -> new Option(f, words.text(key + "." + f, locale)))
        .toList();
  }

  /** The municipalities of the table. */
  public List<Option> municipalities() {
    return places.municipalities();
  }

  /** Stockholm's districts. */
  public List<Option> districts() {
    return places.districts();
  }

  /** The answers of a question with one answer. */
  public List<Option> choices(String field) {
    return CODES.getOrDefault(field, List.of()).stream()
        .map(code -> new Option(code, words.text(field + "." + code, locale)))
        .toList();
  }

  /** The answers to "has the person consented?". */
  public List<String> consents() {
    return CODES.getOrDefault("share.consent", List.of());
  }

  /** The kinds of data. */
  public List<String> categories() {
    return CATEGORIES;
  }

  /** The circumstances. */
  public List<String> flags() {
    return FLAGS;
  }

  private static Map<String, UnitFunction> functions() {
    Map<String, UnitFunction> functions = new LinkedHashMap<>();
    functions.put("authority-violence", UnitFunction.AUTHORITY_VIOLENCE);
    functions.put("child-and-family", UnitFunction.CHILD_AND_FAMILY);
    functions.put("victim-support", UnitFunction.VICTIM_SUPPORT);
    functions.put("on-call", UnitFunction.ON_CALL);
    return functions;
  }
}
