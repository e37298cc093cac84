package se.sluss.adapters.portal.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import se.sluss.adapters.kit.referral.NotTaken;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;

/** Puts words to codes and times, in the reader's language. */
public final class Words {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final MessageSource texts;
  private final Problems problems;
  private final Catalogue catalogue;

  /** That the hub did not take a step, why, and what is in turn; empty for none. */
  public String notTaken(@Nullable NotTaken step, Locale locale) {
    if (step == null) {
      return "";
    }
    String said =
        text(
            "step.notTaken",
            locale,
            text("step." + step.step(), locale),
            problem(step.code(), locale));
    return step.inTurn().isEmpty()
        ? said
        : said
            + " "
            + text(
                "step.notTaken.inTurn",
                locale,
                step.inTurn().stream()
                    .map(one -> text("step." + one, locale))
                    .collect(Collectors.joining(", ")));
  }

  /** Words from these texts, and units' names from this directory. */
  public Words(MessageSource texts, Problems problems, Catalogue catalogue) {
    this.texts = texts;
    this.problems = problems;
    this.catalogue = catalogue;
  }

  /** A text by its key. */
  public String text(String key, Locale locale, Object... arguments) {
    return texts.getMessage(key, arguments, locale);
  }

  /** A text by its key, or the code itself where a newer hub uses one we do not know. */
  public String textOr(String key, String code, Locale locale) {
    String text = texts.getMessage(key, null, code, locale);
    return text == null ? code : text;
  }

  /** A few words: what is wrong. */
  public String problem(SlCode code, Locale locale) {
    return problems.title(code, locale);
  }

  /** What happened and what to do. */
  public String advice(SlCode code, Locale locale) {
    return problems.text(code, locale);
  }

  /** A unit's name in the directory; its id when the directory does not know it. */
  public String unit(UnitId id, Locale locale) {
    Unit unit = catalogue.unit(id);
    return unit == null ? id.value() : isSwedish(locale) ? unit.nameSv() : unit.nameEn();
  }

  /** Units' names, in order. */
  public List<String> units(Iterable<UnitId> ids, Locale locale) {
    List<String> names = new ArrayList<>();
    ids.forEach(id -> names.add(unit(id, locale)));
    return names;
  }

  /** A place's names; the codes where the directory does not know them. */
  public String place(String municipality, @Nullable String district) {
    String name = catalogue.municipalities().getOrDefault(municipality, municipality);
    return district == null
        ? name
        : name + ", " + catalogue.districts().getOrDefault(district, district);
  }

  /** A day and time, Swedish time. */
  public String at(Instant instant, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(SWEDEN));
  }

  /** A day. */
  public @Nullable String on(@Nullable LocalDate day, Locale locale) {
    return day == null
        ? null
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** A language's name, from its BCP 47 tag. */
  public String language(String tag, Locale locale) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(locale);
  }

  /** Whether the reader reads Swedish. */
  public static boolean isSwedish(Locale locale) {
    return locale.getLanguage().equals("sv");
  }
}
