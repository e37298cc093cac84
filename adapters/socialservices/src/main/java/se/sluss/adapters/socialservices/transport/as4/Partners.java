package se.sluss.adapters.socialservices.transport.as4;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sluss.as4.Peer;
import se.sluss.as4.Peers;
import se.sluss.sdk.envelope.SenderCertificates;

/** The organisations that are reached by AS4. */
public final class Partners implements Peers, SenderCertificates {
  private final Map<String, Partner> byOrganisation = new TreeMap<>();
  private final Map<String, Peer> byParty = new TreeMap<>();

  /**
   * @param all each organisation once; an access point may serve several
   */
  public Partners(Collection<Partner> all) {
    for (Partner each : all) {
      if (byOrganisation.put(each.organisation(), each) != null) {
        throw new IllegalArgumentException("an organisation stands twice");
      }
      Peer known = byParty.putIfAbsent(each.peer().party(), each.peer());
      if (known != null && !known.equals(each.peer())) {
        throw new IllegalArgumentException("an access point is described in two ways");
      }
    }
  }

  /** How an organisation is reached; null when it is not. */
  public @Nullable Partner at(String organisation) {
    return byOrganisation.get(organisation);
  }

  @Override
  public @Nullable Peer of(String party) {
    return byParty.get(party);
  }

  @Override
  public boolean belongs(X509Certificate certificate, String organisation) {
    Partner partner = at(organisation);
    return partner != null && partner.certificate().equals(certificate);
  }
}
