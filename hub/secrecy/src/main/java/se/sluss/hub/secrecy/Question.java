package se.sluss.hub.secrecy;

/**
 * The facts of a question as numbers of the vocabulary, already found to be allowed.
 *
 * @param day the day of the decision, since 1970
 * @param offenceDay the day by which a committed offence's scale is read: its own, or that of the
 *     decision when none is given
 * @param offence the offence, or {@link Codes#UNKNOWN} when none is claimed
 * @param attempt whether it is an attempt
 * @param onRequest whether the receiver asked
 * @param flags which flags are set
 * @param age whole years, or {@link Codes#UNKNOWN} when not given
 */
record Question(
    int day,
    int offenceDay,
    int offence,
    boolean attempt,
    boolean onRequest,
    boolean[] flags,
    int age,
    int sender,
    int regime,
    int receiver,
    int receiverType,
    int purpose,
    int dataSubject,
    int consent) {

  boolean offenceGiven() {
    return offence != Codes.UNKNOWN;
  }
}
