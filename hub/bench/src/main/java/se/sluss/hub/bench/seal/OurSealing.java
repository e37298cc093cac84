package se.sluss.hub.bench.seal;

import java.security.SecureRandom;
import java.time.Clock;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.Opener;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;

/** As adapters do it: each algorithm by the provider that is fastest at it. */
final class OurSealing implements Sealing {
  private static final UnitId SENDER = UnitId.of("u-1");
  private static final UnitId RECIPIENT = UnitId.of("u-2");

  final UnitKeys sender;
  final UnitKeys recipient;
  final SealLabel label;
  private final Sealer sealer;
  private final Opener opener;

  /** Two units of an authority of their own. */
  OurSealing() {
    Clock clock = Clock.systemUTC();
    CertificateAuthority authority = CertificateAuthority.create(clock);
    sender = authority.issue(SENDER, AgencyId.of("a-1"));
    recipient = authority.issue(RECIPIENT, AgencyId.of("a-2"));
    Verifier verifier = new Verifier(authority.root(), clock);
    Uuid7 ids = new Uuid7(clock, new SecureRandom());
    label =
        new SealLabel(
            new MessageId(ids.next()),
            new PartId(ids.next()),
            SENDER,
            RECIPIENT,
            TypeVersion.of("igor-wish/1"));
    sealer = new Sealer(new Signer(sender.signingKey(), sender.signing()), verifier);
    opener = new Opener(recipient.openingKey(), recipient.opening(), verifier);
  }

  @Override
  public byte[] seal(byte[] content) throws Exception {
    return sealer.seal(content, label, recipient.opening()).toArray();
  }

  @Override
  public byte[] open(byte[] sealed) throws Exception {
    return opener.open(Bytes.of(sealed), label).toArray();
  }
}
