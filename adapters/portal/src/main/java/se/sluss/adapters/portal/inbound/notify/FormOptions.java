package se.sluss.adapters.portal.inbound.notify;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.IgorWish;

/** What the form offers to choose among, in the reader's language. */
public final class FormOptions {
  /**
   * The languages that most often need an interpreter, and Sweden's own (BCP 47). The case system's
   * door takes any.
   */
  private static final List<String> LANGUAGES =
      List.of(
          "sv", "am", "ar", "bs", "ckb", "en", "es", "fa", "fi", "fr", "hr", "ku", "pl", "prs",
          "ps", "ro", "rom", "ru", "se", "so", "sq", "sr", "th", "ti", "tr", "uk", "ur", "vi",
          "zh");

  private final Words words;
  private final Catalogue catalogue;
  private final Locale locale;

  /** Options in this language. */
  public FormOptions(Words words, Catalogue catalogue, Locale locale) {
    this.words = words;
    this.catalogue = catalogue;
    this.locale = locale;
  }

  /**
   * One choice of a list.
   *
   * @param value what the form sends
   * @param text what is shown
   */
  public record Option(String value, String text) {}

  /** Where he is in the criminal process. */
  public List<String> stages() {
    return names(IgorEvent.Stage.class);
  }

  /** What he answered. */
  public List<String> wishes() {
    return names(IgorEvent.Wish.class);
  }

  /** Whether the exposed person was asked alone. */
  public List<String> askedAlone() {
    return names(IgorEvent.AskedAlone.class);
  }

  /** Who was there. */
  public List<String> present() {
    return names(IgorEvent.Present.class);
  }

  /** Yes or no. */
  public List<String> yesNo() {
    return List.of("yes", "no");
  }

  /** Yes, no, or not asked. */
  public List<String> yesNoUnknown() {
    return List.of("yes", "no", "unknown");
  }

  /** What a responsible officer attests to have weighed (vocabulary parts 11 and 13). */
  public List<String> weighed() {
    return List.of("O-MEN", "CRIME_NEED", "OBVIOUS_INTEREST", "O-SKYDD");
  }

  /** Who someone is to the child. */
  public List<Option> relations() {
    return names(ConcernReport.Relation.class).stream()
        .map(name -> new Option(name, words.text("household.relation." + name, locale)))
        .toList();
  }

  /** The interpreter's sex, when it matters. */
  public List<Option> sexes() {
    return names(IgorWish.Sex.class).stream()
        .map(name -> new Option(name, words.text("interpreter.sex." + name, locale)))
        .toList();
  }

  /** Languages; Swedish first, then by name. */
  public List<Option> languages() {
    Comparator<Option> byName =
        Comparator.comparing(Option::text, Collator.getInstance(locale)::compare);
    return LANGUAGES.stream()
        .map(tag -> new Option(tag, words.language(tag, locale)))
        .sorted(Comparator.comparing((Option o) -> !o.value().equals("sv")).thenComparing(byName))
        .toList();
  }

  /** The municipalities of the table. */
  public List<Option> municipalities() {
    return options(catalogue.municipalities());
  }

  /** Stockholm's districts. */
  public List<Option> districts() {
    return options(catalogue.districts());
  }

  /** Most people of a household. */
  public int mostHousehold() {
    return Typed.MOST_HOUSEHOLD;
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  private static List<Option> options(Map<String, String> byValue) {
    return byValue.entrySet().stream().map(e -> new Option(e.getKey(), e.getValue())).toList();
  }
}
