package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.yaml.YamlNode;

/** Every value that the facts of a question may have, with the groups that rules speak of. */
final class Vocabulary {
  /** A day so late that nothing ends after it. */
  static final int FOREVER = Integer.MAX_VALUE;

  private final Map<Dimension, Codes> codes = new EnumMap<>(Dimension.class);
  private final Map<Dimension, Map<String, Set<String>>> groups = new EnumMap<>(Dimension.class);
  private final Map<Dimension, Map<String, Text>> texts = new EnumMap<>(Dimension.class);
  private final Map<String, Text> conditionWords = new HashMap<>();
  private final List<Party> parties = new ArrayList<>();
  private final List<Regime> regimes = new ArrayList<>();
  private final List<Offence> offences = new ArrayList<>();
  private final int[] negates;
  private final int[] consentScope;
  private final String agePrefix;
  private final String attemptPrefix;
  private final int penaltyUnverifiedFrom;

  /**
   * @param regimes which regimes the party may have as a sender; none for one that only receives
   * @param receiverTypes how it may stand to a sender
   */
  record Party(boolean[] regimes, boolean[] receiverTypes) {}

  /** First and last day of a regime, as days since 1970. */
  record Regime(int from, int to) {}

  /**
   * @param againstPerson whether it is in BrB ch. 3, 4 or 6
   * @param minimum its lowest penalties, oldest first
   */
  record Offence(boolean againstPerson, boolean imprisonable, List<Minimum> minimum) {}

  /** The lowest penalty in months from a day on. */
  record Minimum(int from, int months) {}

  Vocabulary(Map<String, YamlNode> files, Faults faults) {
    for (Dimension dimension : Dimension.values()) {
      readCodes(dimension, file(files, dimension), faults);
    }
    YamlNode facts = files.get("vocabulary/facts.yaml");
    if (facts != null) {
      facts.items("facts").forEach(this::word);
      facts.items("words").forEach(this::word);
    }
    YamlNode partyFile = file(files, Dimension.PARTY);
    for (YamlNode kind : partyFile.items("parties")) {
      group(Dimension.PARTY, kind.string("kind")).add(kind.string("code"));
      if (kind.get("perpetrator_facing").bool()) {
        group(Dimension.PARTY, "perpetrator_facing").add(kind.string("code"));
      }
    }
    for (YamlNode purpose : file(files, Dimension.PURPOSE).items("purposes")) {
      if (purpose.get("support").bool()) {
        group(Dimension.PURPOSE, "support").add(purpose.string("code"));
      }
    }
    for (Dimension dimension : Dimension.values()) {
      readGroups(dimension, file(files, dimension), faults);
    }
    readParties(partyFile, faults);
    readRegimes(file(files, Dimension.REGIME));
    YamlNode offenceFile = file(files, Dimension.OFFENCE);
    attemptPrefix = offenceFile.string("attempt_prefix");
    penaltyUnverifiedFrom = day(offenceFile.get("unverified_from"));
    readOffences(offenceFile);
    YamlNode flagFile = file(files, Dimension.FLAG);
    agePrefix = flagFile.string("age_prefix");
    negates = references(flagFile, "negates", Dimension.FLAG, faults);
    consentScope = references(flagFile, "consent_scope", Dimension.CATEGORY, faults);
  }

  private void word(YamlNode entry) {
    conditionWords.put(entry.string("id"), text(entry.get("text")));
  }

  private static YamlNode file(Map<String, YamlNode> files, Dimension dimension) {
    YamlNode file = files.get(dimension.file());
    if (file == null) {
      throw new IllegalStateException(dimension.file() + " was not read");
    }
    return file;
  }

  private void readCodes(Dimension dimension, YamlNode file, Faults faults) {
    Map<String, Text> named = new HashMap<>();
    for (YamlNode entry : file.items(dimension.list())) {
      String code = entry.string("code");
      if (named.put(code, text(entry.get("text"))) != null) {
        faults.in(dimension.file(), code).add(entry, "is listed twice");
      }
    }
    codes.put(dimension, new Codes(named.keySet()));
    texts.put(dimension, named);
    groups.put(dimension, new HashMap<>());
  }

  private void readGroups(Dimension dimension, YamlNode file, Faults faults) {
    for (YamlNode entry : file.items("groups")) {
      Faults.Place place = faults.in(dimension.file(), entry.string("id"));
      Set<String> members = group(dimension, entry.string("id"));
      members.addAll(resolve(dimension, entry.items("members"), place));
      members.removeAll(resolve(dimension, entry.items("except"), place));
    }
  }

  private void readParties(YamlNode file, Faults faults) {
    Map<String, Party> byCode = new HashMap<>();
    Set<String> kinds = file.get("kinds").keys();
    for (YamlNode entry : file.items("parties")) {
      Faults.Place place = faults.in(Dimension.PARTY.file(), entry.string("code"));
      if (!kinds.contains(entry.string("kind"))) {
        place.add(entry.get("kind"), "no such kind: " + entry.string("kind"));
      }
      byCode.put(
          entry.string("code"),
          new Party(
              members(Dimension.REGIME, entry.items("may_have"), place),
              members(Dimension.RECEIVER_TYPE, entry.items("receives_as"), place)));
    }
    codes(Dimension.PARTY).names().forEach(code -> parties.add(byCode.get(code)));
  }

  private void readRegimes(YamlNode file) {
    Map<String, Regime> byCode = new HashMap<>();
    for (YamlNode entry : file.items("regimes")) {
      YamlNode to = entry.find("valid_to");
      byCode.put(
          entry.string("code"),
          new Regime(day(entry.get("valid_from")), to == null ? FOREVER : day(to)));
    }
    codes(Dimension.REGIME).names().forEach(code -> regimes.add(byCode.get(code)));
  }

  private void readOffences(YamlNode file) {
    Map<String, Offence> byCode = new HashMap<>();
    for (YamlNode entry : file.items("offences")) {
      List<Minimum> minimum = new ArrayList<>();
      for (YamlNode step : entry.items("minimum")) {
        YamlNode from = step.find("from");
        minimum.add(
            new Minimum(
                from == null ? Integer.MIN_VALUE : day(from), step.get("months").integer()));
      }
      byCode.put(
          entry.string("code"),
          new Offence(
              entry.get("against_person").bool(), entry.get("imprisonable").bool(), minimum));
    }
    codes(Dimension.OFFENCE).names().forEach(code -> offences.add(byCode.get(code)));
  }

  private int[] references(YamlNode file, String key, Dimension target, Faults faults) {
    int[] references = new int[codes(Dimension.FLAG).size()];
    java.util.Arrays.fill(references, Codes.UNKNOWN);
    for (YamlNode flag : file.items("flags")) {
      YamlNode other = flag.find(key);
      if (other != null) {
        int number = codes(target).number(other.string());
        if (number == Codes.UNKNOWN) {
          faults.in(Dimension.FLAG.file(), flag.string("code")).add(other, "unknown " + key);
        } else {
          references[codes(Dimension.FLAG).number(flag.string("code"))] = number;
        }
      }
    }
    return references;
  }

  private Set<String> group(Dimension dimension, String id) {
    return groups(dimension).computeIfAbsent(id, absent -> new HashSet<>());
  }

  private Map<String, Set<String>> groups(Dimension dimension) {
    Map<String, Set<String>> found = groups.get(dimension);
    return found == null ? Map.of() : found;
  }

  /** The codes that a list of codes and groups stands for. */
  Set<String> resolve(Dimension dimension, List<YamlNode> names, Faults.Place place) {
    Set<String> resolved = new HashSet<>();
    for (YamlNode name : names) {
      Set<String> group = groups(dimension).get(name.string());
      if (group != null) {
        resolved.addAll(group);
      } else if (codes(dimension).number(name.string()) == Codes.UNKNOWN) {
        place.add(name, "neither a code nor a group of " + dimension.list() + ": " + name.string());
      } else {
        resolved.add(name.string());
      }
    }
    return resolved;
  }

  /** The same as a table by number. */
  boolean[] members(Dimension dimension, List<YamlNode> names, Faults.Place place) {
    boolean[] members = new boolean[codes(dimension).size()];
    for (String code : resolve(dimension, names, place)) {
      members[codes(dimension).number(code)] = true;
    }
    return members;
  }

  Codes codes(Dimension dimension) {
    Codes found = codes.get(dimension);
    if (found == null) {
      throw new IllegalStateException(dimension + " was not read");
    }
    return found;
  }

  @Nullable Text text(Dimension dimension, String code) {
    Map<String, Text> found = texts.get(dimension);
    return found == null ? null : found.get(code);
  }

  /** What a condition is called: a flag's, a named fact's or another condition's own words. */
  @Nullable Text conditionText(String condition) {
    Text flag = text(Dimension.FLAG, condition);
    return flag == null ? conditionWords.get(condition) : flag;
  }

  Party party(int number) {
    return parties.get(number);
  }

  Regime regime(int number) {
    return regimes.get(number);
  }

  Offence offence(int number) {
    return offences.get(number);
  }

  /** Whether a party meets the person who uses violence; one that is not known counts as such. */
  boolean perpetratorFacing(String party) {
    return codes(Dimension.PARTY).number(party) == Codes.UNKNOWN
        || group(Dimension.PARTY, "perpetrator_facing").contains(party);
  }

  /** The flag that this one contradicts, or {@link Codes#UNKNOWN}. */
  int negates(int flag) {
    return negates[flag];
  }

  /** The category that this flag says the consent covers, or {@link Codes#UNKNOWN}. */
  int consentScope(int flag) {
    return consentScope[flag];
  }

  String agePrefix() {
    return agePrefix;
  }

  String attemptPrefix() {
    return attemptPrefix;
  }

  /** Whether the offence's minimum is known for the day. */
  boolean penaltyVerified(int offence, int day) {
    return day < penaltyUnverifiedFrom && day >= offences.get(offence).minimum().getFirst().from();
  }

  /** The lowest penalty in months on a day; that of the last known scale for a later day. */
  int minimumMonths(int offence, int day) {
    int months = 0;
    for (Minimum step : offences.get(offence).minimum()) {
      if (step.from() <= day) {
        months = step.months();
      }
    }
    return months;
  }

  static Text text(YamlNode node) {
    return new Text(node.string("sv"), node.string("en"));
  }

  /** A date as days since 1970. */
  static int day(YamlNode node) {
    return day(LocalDate.parse(node.string()));
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
