package se.sluss.hub.secrecy;

/**
 * The facts cannot be examined. Names the field and what is wrong with it, in both languages, and
 * never the value: it may be anything that somebody wrote in the wrong place. There is never a
 * guessed decision.
 */
public final class UnknownFactsException extends Exception {
  /** The number under which it is told. */
  public static final String NUMBER = "SL-4303";

  private static final long serialVersionUID = 2L;

  private final String field;
  private final Why why;

  /** What is wrong with a field. */
  public enum Why {
    NOT_IN_VOCABULARY("koden finns inte i vokabulären", "not in the vocabulary"),
    MISSING("saknas", "missing"),
    NOT_A_DATE("inte ett datum som 2026-05-04", "not a date such as 2026-05-04"),
    NOT_TRUE_OR_FALSE("varken true eller false", "neither true nor false"),
    ROW_LENGTH("inte lika många värden som kolumner", "not as many values as columns"),
    BEFORE_THE_TABLE("före regeltabellens första dag", "before the first day of the rules"),
    AFTER_THE_DECISION("efter beslutets dag", "after the day of the decision"),
    NOT_OF_THAT_PARTY("kan inte höra till den parten", "cannot belong to that party"),
    NOT_ON_THAT_DAY("gäller inte den dagen", "does not apply on that day"),
    CONTRADICTION("två uppgifter motsäger varandra", "two facts contradict each other"),
    SEVERAL_AGES("mer än en ålder", "more than one age"),
    NOT_AN_AGE("inte en ålder", "not an age");

    private final Text words;

    Why(String sv, String en) {
      words = new Text(sv, en);
    }
  }

  /**
   * @param field by its column name, for instance {@code sender_regime}
   */
  public UnknownFactsException(String field, Why why) {
    super(NUMBER + " " + field + ": " + why.words.en());
    this.field = field;
    this.why = why;
  }

  /** The field at fault, by its column name, for instance {@code sender_regime}. */
  public String field() {
    return field;
  }

  /** What is wrong with it. */
  public Why why() {
    return why;
  }

  /** Number, field and what is wrong, for people. */
  public Text words() {
    String about = NUMBER + " " + field + ": ";
    return new Text(about + why.words.sv(), about + why.words.en());
  }
}
