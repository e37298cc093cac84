package se.sluss.deploy.local;

import java.io.IOException;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What is said at start, to the terminal alone: it holds passwords. */
final class Greeting {
  private Greeting() {}

  static void print(Running sluss, PrintStream out) throws IOException {
    for (ResourceBundle texts : inBothLanguages()) {
      out.println();
      say(out, texts, "demo");
      say(out, texts, "trust");
      say(out, texts, "rules");
      say(out, texts, "portal", address(sluss.ports().portal()));
      say(out, texts, "hub", address(sluss.ports().hub()));
      say(out, texts, "police", address(sluss.ports().police()));
      say(out, texts, "mail");
      if (sluss.issuer().getPort() == sluss.ports().login()) {
        say(out, texts, "who");
        for (String person : People.NAMES) {
          out.printf(
              "    %-10s %s   %s%n",
              person, sluss.password(person), texts.getString("person." + person));
        }
      } else {
        say(out, texts, "elsewhere", sluss.issuer().toString());
      }
      say(out, texts, "folder", sluss.data().toString());
    }
    out.println();
  }

  /** Said when a scenario has ended and everything still runs. */
  static void askToStop(PrintStream out) {
    inBothLanguages().forEach(texts -> say(out, texts, "stay"));
    out.flush();
  }

  private static List<ResourceBundle> inBothLanguages() {
    return Stream.of(Locale.of("sv"), Locale.ENGLISH)
        .map(
            locale ->
                ResourceBundle.getBundle(
                    "se.sluss.deploy.local.greeting",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES)))
        .toList();
  }

  private static String address(int port) {
    return "http://localhost:" + port + "/";
  }

  private static void say(PrintStream out, ResourceBundle texts, String key, Object... values) {
    out.println(new MessageFormat(texts.getString(key), Locale.ROOT).format(values));
  }
}
