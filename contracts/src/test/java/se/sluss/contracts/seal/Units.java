package se.sluss.contracts.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.UnitKeys;

/** Three units under one authority, at a fixed instant. */
final class Units {
  static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");

  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final CertificateAuthority authority = CertificateAuthority.create(clock);
  final UnitKeys police = issue("polisen-stockholm", "polisen");
  final UnitKeys violence = issue("0127.authority-violence", "kommun-0127");
  final UnitKeys family = issue("0127.child-and-family", "kommun-0127");
  final Verifier verifier = new Verifier(authority.root(), clock);
  private final Uuid7 ids = new Uuid7(clock, new Random(7));

  UnitKeys issue(String unit, String agency) {
    return authority.issue(UnitId.of(unit), AgencyId.of(agency));
  }

  SealLabel label() {
    return label(police, violence);
  }

  SealLabel label(UnitKeys from, UnitKeys to) {
    return new SealLabel(
        new MessageId(ids.next()),
        new PartId(ids.next()),
        from.unit(),
        to.unit(),
        TypeVersion.of("igor-wish/1"));
  }

  Sealer sealer(UnitKeys from) {
    return new Sealer(signer(from), verifier);
  }

  Signer signer(UnitKeys from) {
    return new Signer(from.signingKey(), from.signing());
  }

  Opener opener(UnitKeys to) {
    return new Opener(to.openingKey(), to.opening(), verifier);
  }
}
