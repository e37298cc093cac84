package se.sluss.hub.bench.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * About 2 000 rules, made of the real ones: as if {@value #AREAS} other areas of law had joined,
 * each with the same number of rules and the same shape of conditions, in codes of its own.
 *
 * <p>In every area the rules and the secrecies have names of their own. Half of the areas have
 * purposes of their own and share the parties; the other half have parties of their own and share
 * the purposes, so that no single key tells the areas apart. Each clause has one condition more
 * than the real one, which binds it to the area also where it names no code at all.
 */
final class ManyRules {
  static final int AREAS = 16;

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern RULE_ID = Pattern.compile("(?m)^ {2}- id: (\\S+)$");
  private static final Pattern LISTED = Pattern.compile("(?m)^ {2}- \\{?(?:code|id): ([^,\\s]+)");
  private static final Pattern KIND = Pattern.compile("(?m)^ {2}([a-z_]+): \\{sv");

  private final Path secrecy;
  private final String parties;
  private final String regimes;
  private final String purposes;

  private ManyRules(Path secrecy) throws IOException {
    this.secrecy = secrecy;
    parties = Files.readString(vocabulary("parties"));
    regimes = Files.readString(vocabulary("regimes"));
    purposes = Files.readString(vocabulary("purposes"));
  }

  /**
   * Adds the areas to a ruleset's folder.
   *
   * @param secrecy a copy that may be changed
   */
  static void addTo(Path secrecy) throws IOException {
    new ManyRules(secrecy).add();
  }

  private Path vocabulary(String name) {
    return secrecy.resolve("vocabulary").resolve(name + ".yaml");
  }

  private void add() throws IOException {
    Map<Path, String> rules = new TreeMap<>();
    try (Stream<Path> files = Files.list(secrecy.resolve("rules"))) {
      for (Path file : files.toList()) {
        rules.put(file, Files.readString(file));
      }
    }
    List<String> ids = new ArrayList<>();
    rules.values().forEach(text -> ids.addAll(found(RULE_ID, text)));
    StringBuilder moreParties = new StringBuilder();
    StringBuilder moreKinds = new StringBuilder();
    StringBuilder moreGroups = new StringBuilder();
    StringBuilder moreRegimes = new StringBuilder();
    StringBuilder moreRegimeGroups = new StringBuilder();
    StringBuilder morePurposes = new StringBuilder();
    StringBuilder purposeGroups = new StringBuilder("\ngroups:\n");
    for (int area = 1; area <= AREAS; area++) {
      boolean ownParties = area % 2 == 0;
      Map<String, String> names = new TreeMap<>();
      rename(ids, "-A" + area, names);
      rename(found(LISTED, regimes), area, names);
      List<String> own = found(LISTED, list(ownParties ? parties : purposes, ownParties));
      rename(own, area, names);
      if (ownParties) {
        rename(found(LISTED, between(parties, "groups:", "parties:")), area, names);
        rename(found(KIND, between(parties, "kinds:", "groups:")), area, names);
        moreKinds.append(renamed(between(parties, "kinds:", "groups:"), names));
        moreGroups.append(renamed(between(parties, "groups:", "parties:"), names));
        moreGroups.append(group(area, own, names));
        moreParties.append(renamed(list(parties, true), names));
      } else {
        morePurposes.append(renamed(list(purposes, false), names));
        purposeGroups.append(group(area, own, names));
      }
      moreRegimes.append(renamed(between(regimes, "regimes:", "groups:"), names));
      moreRegimeGroups.append(renamed(after(regimes, "groups:"), names));
      String bound = ownParties ? "sender" : "purpose";
      for (Map.Entry<Path, String> file : rules.entrySet()) {
        String text =
            renamed(file.getValue(), names)
                .replace(
                    "- tried:\n", "- tried:\n          - {" + bound + ": [area_" + area + "]}\n");
        String name = file.getKey().getFileName() + "";
        Files.writeString(
            file.getKey().resolveSibling(name.replace(".yaml", "-a" + area + ".yaml")), text);
      }
    }
    Files.writeString(
        vocabulary("parties"),
        "kinds:\n"
            + between(parties, "kinds:", "groups:")
            + moreKinds
            + "groups:\n"
            + between(parties, "groups:", "parties:")
            + moreGroups
            + "parties:\n"
            + list(parties, true)
            + moreParties);
    Files.writeString(
        vocabulary("regimes"),
        "regimes:\n"
            + between(regimes, "regimes:", "groups:")
            + moreRegimes
            + "groups:\n"
            + after(regimes, "groups:")
            + moreRegimeGroups);
    Files.writeString(vocabulary("purposes"), purposes + morePurposes + purposeGroups);
  }

  private static String list(String text, boolean ofParties) {
    return after(text, ofParties ? "parties:" : "purposes:");
  }

  private static String after(String text, String key) {
    int at = text.indexOf("\n" + key + "\n") + key.length() + 2;
    return text.substring(at);
  }

  private static String between(String text, String from, String to) {
    String after = after(text, from);
    return after.substring(0, after.indexOf("\n" + to + "\n") + 1);
  }

  private static String group(int area, List<String> members, Map<String, String> names) {
    List<String> own = members.stream().map(code -> names.getOrDefault(code, code)).toList();
    return "  - id: area_%d\n    text: {sv: område %d, en: area %d}\n    members: [%s]\n"
        .formatted(area, area, area, String.join(", ", own));
  }

  private static void rename(List<String> codes, int area, Map<String, String> names) {
    for (String code : codes) {
      boolean group = Character.isLowerCase(code.charAt(0));
      names.put(code, code + (group ? "_a" : code.contains("-") ? "-A" : "_A") + area);
    }
  }

  private static void rename(List<String> codes, String suffix, Map<String, String> names) {
    codes.forEach(code -> names.put(code, code + suffix));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static String renamed(String text, Map<String, String> names) {
    return CODE.matcher(text)
        .replaceAll(
            code -> Matcher.quoteReplacement(names.getOrDefault(code.group(), code.group())));
  }
}
