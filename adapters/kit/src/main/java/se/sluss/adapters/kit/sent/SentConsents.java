package se.sluss.adapters.kit.sent;

import java.time.Instant;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChange.Change;

/**
 * The consents that our units have recorded: taken back, or said never to have been. It has effect
 * at the hub before the answer; what it stopped comes as steps of the hub's. Safe for several
 * threads.
 */
public final class SentConsents {
  private final SentStore sent;
  private final HubDoor hub;
  private final Transactions transactions;

  /**
   * @param sent what was sent, and on which consent
   * @param hub asked at once
   * @param transactions in which it is looked up
   */
  public SentConsents(SentStore sent, HubDoor hub, Transactions transactions) {
    this.sent = sent;
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Ends the consent that a message rests on, for all that rests on it.
   *
   * @param message one of what the viewer's units have sent
   * @param change WITHDRAWN or RECORDED_IN_ERROR
   * @param reason one that the change lists
   * @return when it was ended
   * @throws RefusedException NOT_FOUND; NO_CONSENT_TO_WITHDRAW; WRONG_VALUE for another change or
   *     reason; HUB_UNREACHABLE, and then nothing is changed
   */
  public Instant end(MessageId message, Change change, Reason reason, Viewer viewer)
      throws RefusedException {
    ConsentNamed named =
        transactions.run(
            () -> {
              SentStore.Known known = sent.known(message);
              if (known == null || !viewer.units().contains(known.sender())) {
                throw new RefusedException(SlCode.NOT_FOUND);
              }
              SentStore.Consent consent = sent.consent(message, known.sender());
              if (consent == null) {
                throw new RefusedException(SlCode.NO_CONSENT_TO_WITHDRAW);
              }
              return new ConsentNamed(
                  consent,
                  new ConsentChange(
                      known.sender(),
                      viewer.officer(),
                      sent.conversation(message),
                      consent.subject(),
                      change,
                      reason));
            });
    if (change == Change.CONFIRMED || !named.asked().fitsItsReason()) {
      throw new RefusedException(
          new Fault(SlCode.WRONG_VALUE, change == Change.CONFIRMED ? "/change" : "/reason"));
    }
    // Outside any transaction: the hub may take its time, and no row is held meanwhile.
    return hub.change(named.consent().id(), named.asked());
  }

  private record ConsentNamed(SentStore.Consent consent, ConsentChange asked) {}
}
