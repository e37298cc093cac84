package se.sluss.adapters.helpline.inbound;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * When a child or a life obliges the counsellor, to be read before any name is said. The same for
 * every call.
 *
 * @param name that it comes before a name
 * @param child when a child may be harmed
 * @param life when a life is in danger
 */
public record DutyText(Said name, Said child, Said life) {
  private static final String BUNDLE = "se.sluss.adapters.helpline.duty";

  /**
   * A text.
   *
   * @param sv in Swedish
   * @param en in English
   */
  public record Said(String sv, String en) {}

  /** The text as it is packaged. */
  static DutyText load() {
    ResourceBundle sv = ResourceBundle.getBundle(BUNDLE, Locale.of("sv"));
    ResourceBundle en = ResourceBundle.getBundle(BUNDLE, Locale.of("en"));
    return new DutyText(said(sv, en, "name"), said(sv, en, "child"), said(sv, en, "life"));
  }

  private static Said said(ResourceBundle sv, ResourceBundle en, String key) {
    return new Said(sv.getString(key), en.getString(key));
  }
}
