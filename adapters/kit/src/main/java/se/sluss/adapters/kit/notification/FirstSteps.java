package se.sluss.adapters.kit.notification;

/**
 * The steps that store nothing: what goes, to whom, as which part, and whether it may. Taken by an
 * event that is looked at and by one that is sent.
 *
 * @param chooseTracks what goes
 * @param findUnit to whom
 * @param writeParts as which part
 * @param askTheHub whether it may
 */
record FirstSteps(
    ChooseTracks chooseTracks, FindUnit findUnit, WriteParts writeParts, AskTheHub askTheHub) {
  /** Takes them all, in order. */
  Passage take(Incoming incoming) {
    return askTheHub.ask(writeParts.write(findUnit.find(chooseTracks.choose(incoming))));
  }
}
