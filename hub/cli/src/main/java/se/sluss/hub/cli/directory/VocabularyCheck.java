package se.sluss.hub.cli.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import se.sluss.contracts.config.Fault;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;
import se.sluss.hub.secrecy.Dimension;
import se.sluss.hub.secrecy.Ruleset;

/** Holds the codes of directory and types against the vocabulary that the law is written in. */
final class VocabularyCheck {
  private final Ruleset law;
  private final List<Fault> faults = new ArrayList<>();

  private VocabularyCheck(Ruleset law) {
    this.law = law;
  }

  /**
   * Units whose code the law does not know, or whom it calls perpetrator-facing and they do not.
   */
  static List<Fault> of(Directory directory, Ruleset law) {
    VocabularyCheck check = new VocabularyCheck(law);
    for (Unit unit : directory.units()) {
      String where = "unit " + unit.id();
      check.known("directory", where, Dimension.PARTY, Set.of(unit.party()));
      if (law.perpetratorFacing(unit.party()) && !unit.perpetratorFacing()) {
        check.refuse("directory", where + " is " + unit.party() + ", so perpetratorFacing is true");
      }
    }
    return check.faults;
  }

  /** Codes in message types that the law does not know. */
  static List<Fault> of(MessageTypes types, Ruleset law) {
    VocabularyCheck check = new VocabularyCheck(law);
    for (TypeVersion name : types.known()) {
      MessageType type = types.type(name);
      if (type != null) {
        check.type(type);
      }
    }
    return check.faults;
  }

  private void type(MessageType type) {
    String where = "type " + type.type();
    if (type.regime() != null) {
      known("types", where, Dimension.REGIME, Set.of(type.regime()));
    }
    known("types", where, Dimension.DATA_SUBJECT, type.subjectKinds());
    for (GroundRule rule : type.grounds().values()) {
      if (rule.purpose() != null) {
        known("types", where, Dimension.PURPOSE, Set.of(rule.purpose()));
      }
      known("types", where, Dimension.FLAG, rule.flags());
      known("types", where, Dimension.OBLIGATION, rule.ticks());
    }
    for (StepRule step : type.steps().values()) {
      if (step.purpose() != null) {
        known("types", where, Dimension.PURPOSE, Set.of(step.purpose()));
      }
      known("types", where, Dimension.CATEGORY, step.categories());
    }
  }

  private void known(String folder, String where, Dimension kind, Collection<String> codes) {
    List<String> vocabulary = law.codes(kind);
    for (String code : codes) {
      if (!vocabulary.contains(code)) {
        refuse(folder, where + ": " + code + " is not in the secrecy vocabulary");
      }
    }
  }

  private void refuse(String folder, String what) {
    faults.add(new Fault(folder, 0, what));
  }
}
