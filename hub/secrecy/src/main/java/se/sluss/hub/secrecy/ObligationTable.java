package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.sluss.hub.secrecy.yaml.YamlNode;

/** The obligations that follow from conditions of their own, by the case that decided a part. */
final class ObligationTable {
  private final List<List<Due>> byCase = new ArrayList<>();

  /**
   * @param obligation its number
   * @param when one line of its conditions
   * @param waits whether it depends on another obligation, and is looked at last
   */
  private record Due(int obligation, Condition when, boolean waits) {}

  ObligationTable(
      YamlNode file,
      Vocabulary vocabulary,
      Codes cases,
      ConditionReader conditions,
      Faults faults) {
    Codes codes = vocabulary.codes(Dimension.OBLIGATION);
    for (int i = 0; i < cases.size(); i++) {
      byCase.add(new ArrayList<>());
    }
    for (YamlNode entry : file.items("obligations")) {
      Faults.Place place = faults.in(Dimension.OBLIGATION.file(), entry.string("code"));
      int number = codes.number(entry.string("code"));
      for (YamlNode line : entry.items("when_any")) {
        Due due = new Due(number, conditions.one(line, place), line.find("due") != null);
        List<String> only = line.strings("case");
        for (int i = 0; i < cases.size(); i++) {
          if (only.isEmpty() || only.contains(cases.name(i))) {
            byCase.get(i).add(due);
          }
        }
      }
    }
    byCase.forEach(dues -> dues.sort(Comparator.comparing(Due::waits)));
  }

  /** Adds what follows to the examination of a part that has been decided. */
  void addTo(Examination examination) {
    List<Due> dues = byCase.get(examination.decidingCase());
    for (int i = 0; i < dues.size(); i++) {
      Due due = dues.get(i);
      if (!examination.obligations().get(due.obligation()) && due.when().holds(examination)) {
        examination.obligations().set(due.obligation());
      }
    }
  }
}
