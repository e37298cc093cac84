package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.sluss.hub.secrecy.yaml.YamlNode;

/** The obligations that follow from conditions of their own, by the case that decided a part. */
final class ObligationTable {
  private final List<Dues> byCase = new ArrayList<>();

  /**
   * @param obligation its number
   * @param when one line of its conditions
   * @param waits whether it depends on another obligation, and is looked at last
   */
  private record Due(int obligation, Condition when, boolean waits) {}

  /** What can follow from one case: obligations, and the conditions that the index leaves. */
  private record Dues(int[] obligations, List<List<Condition>> when, Index index) {
    static Dues of(List<Due> dues, Vocabulary vocabulary) {
      return new Dues(
          dues.stream().mapToInt(Due::obligation).toArray(),
          dues.stream().map(due -> Index.rest(List.of(due.when()))).toList(),
          new Index(dues.stream().map(due -> List.of(due.when())).toList(), vocabulary));
    }
  }

  ObligationTable(
      YamlNode file,
      Vocabulary vocabulary,
      Codes cases,
      ConditionReader conditions,
      Faults faults) {
    Codes codes = vocabulary.codes(Dimension.OBLIGATION);
    List<List<Due>> dues = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      dues.add(new ArrayList<>());
    }
    for (YamlNode entry : file.items("obligations")) {
      Faults.Place place = faults.in(Dimension.OBLIGATION.file(), entry.string("code"));
      int number = codes.number(entry.string("code"));
      for (YamlNode line : entry.items("when_any")) {
        Due due = new Due(number, conditions.one(line, place), line.find("due") != null);
        List<String> only = line.strings("case");
        for (int i = 0; i < cases.size(); i++) {
          if (only.isEmpty() || only.contains(cases.name(i))) {
            dues.get(i).add(due);
          }
        }
      }
    }
    for (List<Due> ofCase : dues) {
      ofCase.sort(Comparator.comparing(Due::waits));
      byCase.add(Dues.of(ofCase, vocabulary));
    }
  }

  /** Adds what follows to the examination of a part that has been decided. */
  void addTo(Examination examination) {
    Dues dues = byCase.get(examination.decidingCase());
    for (int word = 0; word < dues.index().words(); word++) {
      long left = dues.index().word(word, examination.question(), examination.category());
      for (; left != 0; left &= left - 1) {
        int i = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        if (Condition.all(dues.when().get(i), examination)) {
          examination.obligations().set(dues.obligations()[i]);
        }
      }
    }
  }
}
