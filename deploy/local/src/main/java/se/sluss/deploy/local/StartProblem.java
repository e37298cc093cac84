package se.sluss.deploy.local;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why Sluss would not start. The numbers continue the range 9xxx (operation) of the codes that
 * programs answer with; texts in {@code start_sv.properties} and {@code start_en.properties}.
 */
public enum StartProblem {
  /** A port is in use: {0} the port, {1} the program. */
  PORT_TAKEN(9101),
  /** Another run holds the data folder {0}. */
  FOLDER_LOCKED(9102),
  /** The JDK is version {0}, not 25. */
  WRONG_JDK(9103),
  /** A wrong option: {0}. */
  WRONG_OPTION(9104),
  /** The folder's keys are not valid at the clock's time: {0} the folder, {1} the time. */
  KEYS_NOT_VALID(9105),
  /** There is no scenario of that name: {0} the name, {1} those there are. */
  UNKNOWN_SCENARIO(9106),
  /** The data folder {0} belongs to something else and is not emptied for a scenario. */
  FOLDER_NOT_EMPTY(9107),
  /** The configuration in {0} could not be read: {1}. */
  BAD_CONFIG(9108);

  private final int number;

  StartProblem(int number) {
    this.number = number;
  }

  /** The code, {@code SL-nnnn}. */
  @Override
  public String toString() {
    return "SL-" + number;
  }

  /** What is wrong and what to do, in the language, with the code first. */
  String text(Locale locale, Object... values) {
    String pattern =
        ResourceBundle.getBundle(
                "se.sluss.deploy.local.start",
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES))
            .getString(name());
    return this + " " + new MessageFormat(pattern, locale).format(values);
  }
}
