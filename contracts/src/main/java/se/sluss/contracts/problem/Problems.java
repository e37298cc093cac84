package se.sluss.contracts.problem;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Puts words to numbers. The words are in {@code problems_sv} and {@code problems_en}. */
public final class Problems {
  private static final String BUNDLE = "se.sluss.contracts.problem.problems";

  private final ResourceBundle swedish = bundle("sv");
  private final ResourceBundle english = bundle("en");

  /**
   * The problem with its words.
   *
   * @param code which
   * @param field where, as a JSON pointer or a form field's name; never what stood there
   */
  public Problem of(SlCode code, @Nullable String field) {
    return new Problem(
        "urn:sluss:problem:" + code,
        title(code, Locale.ENGLISH),
        code.status(),
        code.toString(),
        field,
        words(swedish, code),
        words(english, code));
  }

  /** A few words: what is wrong. In Swedish for a Swedish locale, else in English. */
  public String title(SlCode code, Locale locale) {
    return in(locale).getString(code + ".title");
  }

  /** What happened and what to do. In Swedish for a Swedish locale, else in English. */
  public String text(SlCode code, Locale locale) {
    return words(in(locale), code);
  }

  private ResourceBundle in(Locale locale) {
    return locale.getLanguage().equals("sv") ? swedish : english;
  }

  private static String words(ResourceBundle bundle, SlCode code) {
    return bundle.getString(code + ".detail") + " " + bundle.getString(code + ".action");
  }

  private static ResourceBundle bundle(String language) {
    // Without fallback: a missing language must be an error, not another language.
    return ResourceBundle.getBundle(
        BUNDLE,
        Locale.of(language),
        Problems.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
