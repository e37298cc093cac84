package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.Set;
import se.sluss.hub.secrecy.UnknownFactsException.Why;

/** Turns facts into a question, refusing what the vocabulary does not allow. */
final class QuestionReader {
  /** Nobody is older; a larger number is a slip of the pen. */
  private static final int OLDEST = 130;

  private final Vocabulary vocabulary;
  private final LocalDate coversFrom;

  QuestionReader(Vocabulary vocabulary, LocalDate coversFrom) {
    this.vocabulary = vocabulary;
    this.coversFrom = coversFrom;
  }

  Question read(Facts facts) throws UnknownFactsException {
    LocalDate decided = facts.decisionDate();
    if (decided.isBefore(coversFrom)) {
      throw new UnknownFactsException("decision_date", Why.BEFORE_THE_TABLE);
    }
    LocalDate committed = facts.offenceDate();
    if (committed != null && committed.isAfter(decided)) {
      throw new UnknownFactsException("offence_date", Why.AFTER_THE_DECISION);
    }
    int day = Vocabulary.day(decided);
    int sender = code(Dimension.PARTY, "sender", facts.sender());
    int regime = regime(sender, facts, day);
    int receiver = code(Dimension.PARTY, "receiver", facts.receiver());
    int receiverType = code(Dimension.RECEIVER_TYPE, "receiver_type", facts.receiverType());
    if (!vocabulary.party(receiver).receiverTypes()[receiverType]) {
      throw new UnknownFactsException("receiver_type", Why.NOT_OF_THAT_PARTY);
    }
    if (facts.categories().isEmpty()) {
      throw new UnknownFactsException("categories", Why.MISSING);
    }
    String offence = facts.offence() == null ? "" : facts.offence();
    boolean attempt = offence.startsWith(vocabulary.attemptPrefix());
    return new Question(
        day,
        committed == null ? day : Vocabulary.day(committed),
        offence.isEmpty() ? Codes.UNKNOWN : offence(offence, attempt),
        attempt,
        facts.onRequest(),
        flags(facts.flags()),
        age(facts.flags()),
        sender,
        regime,
        receiver,
        receiverType,
        code(Dimension.PURPOSE, "purpose", facts.purpose()),
        code(Dimension.DATA_SUBJECT, "data_subject", facts.dataSubject()),
        code(Dimension.CONSENT, "consent_state", facts.consentState()));
  }

  int category(String code) throws UnknownFactsException {
    return code(Dimension.CATEGORY, "categories", code);
  }

  private int code(Dimension dimension, String field, String code) throws UnknownFactsException {
    int number = vocabulary.codes(dimension).number(code);
    if (number == Codes.UNKNOWN) {
      throw new UnknownFactsException(field, Why.NOT_IN_VOCABULARY);
    }
    return number;
  }

  private int regime(int sender, Facts facts, int day) throws UnknownFactsException {
    int regime = code(Dimension.REGIME, "sender_regime", facts.senderRegime());
    if (!vocabulary.party(sender).regimes()[regime]) {
      throw new UnknownFactsException("sender_regime", Why.NOT_OF_THAT_PARTY);
    }
    Vocabulary.Regime dates = vocabulary.regime(regime);
    if (day < dates.from() || day > dates.to()) {
      throw new UnknownFactsException("sender_regime", Why.NOT_ON_THAT_DAY);
    }
    return regime;
  }

  private int offence(String offence, boolean attempt) throws UnknownFactsException {
    String base = attempt ? offence.substring(vocabulary.attemptPrefix().length()) : offence;
    return code(Dimension.OFFENCE, "offence", base);
  }

  private boolean[] flags(Set<String> given) throws UnknownFactsException {
    Codes codes = vocabulary.codes(Dimension.FLAG);
    boolean[] flags = new boolean[codes.size()];
    for (String flag : given) {
      if (!isAge(flag)) {
        flags[code(Dimension.FLAG, "special_flags", flag)] = true;
      }
    }
    for (String flag : given) {
      int number = codes.number(flag);
      int other = number == Codes.UNKNOWN ? Codes.UNKNOWN : vocabulary.negates(number);
      if (other != Codes.UNKNOWN && flags[other]) {
        throw new UnknownFactsException("special_flags", Why.CONTRADICTION);
      }
    }
    return flags;
  }

  private int age(Set<String> given) throws UnknownFactsException {
    int age = Codes.UNKNOWN;
    for (String flag : given) {
      if (isAge(flag)) {
        if (age != Codes.UNKNOWN) {
          throw new UnknownFactsException("special_flags", Why.SEVERAL_AGES);
        }
        age = Integer.parseInt(flag.substring(vocabulary.agePrefix().length()));
        if (age > OLDEST) {
          throw new UnknownFactsException("special_flags", Why.NOT_AN_AGE);
        }
      }
    }
    return age;
  }

  /** AGE_ and one to three digits; anything else with that beginning is an unknown flag. */
  private boolean isAge(String flag) {
    int digits = flag.length() - vocabulary.agePrefix().length();
    if (!flag.startsWith(vocabulary.agePrefix()) || digits < 1 || digits > 3) {
      return false;
    }
    for (int i = flag.length() - digits; i < flag.length(); i++) {
      if (flag.charAt(i) < '0' || flag.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
