package se.sluss.adapters.socialservices.outbound.sdk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.Inbox;

/** What did not go by SDK is let go of, so that a person of the unit can take it in hand. */
final class LetGo {
  private static final Logger LOG = LoggerFactory.getLogger(LetGo.class);

  private LetGo() {}

  static void of(Inbox inbox, Delivery delivery) {
    try {
      inbox.release(delivery.referral(), SdkOfficer.of(delivery.unit()));
    } catch (RefusedException e) {
      // A person has it already, or it is no longer there to be let go of.
      LOG.info("message {} is not let go of: {}", delivery.referral(), e.fault().code());
    }
  }
}
