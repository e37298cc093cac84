package se.sluss.adapters.provider.outbound;

/**
 * The port to an SMS gateway. There is no agreed protocol among gateways, so none is built in:
 * whoever has one gives the program a bean of this type. Until then no telephone can be entered.
 *
 * <p>An implementation sends {@link #TEXT} and nothing else, over TLS whose certificate and name it
 * has verified, from a sender that tells of no unit, and writes no number in a log. It waits 30
 * seconds at most.
 */
@FunctionalInterface
public interface SmsGateway {
  /** All that an SMS ever says; within the 160 characters of one (3GPP TS 23.038, 7 bits). */
  String TEXT = "Du har något att läsa. You have something to read.";

  /** Sends the constant text. */
  Told tell(Telephone to);
}
