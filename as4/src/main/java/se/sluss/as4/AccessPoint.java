package se.sluss.as4;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** This access point: it sends to others, and takes what they send. Safe for several threads. */
public final class AccessPoint {
  private final OwnKey own;
  private final Modes modes;
  private final Peers peers;
  private final Sending sending;
  private final Clock clock;

  /**
   * @param own who it is
   * @param profile the names and algorithms of its federation
   * @param peers whom it takes messages from
   * @param tls whom it trusts when it calls, by HTTPS
   * @param timeout the other side's longest silence
   * @param clock for the certificates' dates
   */
  public AccessPoint(
      OwnKey own, Profile profile, Peers peers, SSLContext tls, Duration timeout, Clock clock) {
    Phase4.ready();
    this.own = own;
    this.modes = new Modes(profile);
    this.peers = peers;
    this.clock = clock;
    this.sending = new Sending(own, profile, modes, new BoundedClient(tls, timeout), clock);
  }

  /**
   * Sends once.
   *
   * @param to the access point of whoever is to have it
   */
  public Sent send(Outgoing message, Peer to) {
    return sending.send(message, to);
  }

  /**
   * Takes what was posted here.
   *
   * @param body as it comes
   * @param headers of the call
   * @param receiver keeps it
   * @return what is answered: a receipt, or an error of ebMS
   */
  public Reply receive(InputStream body, Map<String, List<String>> headers, Receiver receiver)
      throws IOException {
    return new Reception(own, modes, peers, clock, receiver).receive(body, headers);
  }
}
