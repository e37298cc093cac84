package se.sluss.as4;

import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;

/**
 * Our key and the one certificate that is trusted, as phase4 takes them: pinned, no authority's.
 */
final class Keys {
  private static final String OWN = "own";

  private final OwnKey own;
  private final KeyStore trusted = empty();

  Keys(OwnKey own) {
    this.own = own;
  }

  /** From now on what is signed by this access point is trusted. */
  void trust(Peer peer) {
    try {
      trusted.setCertificateEntry("peer", peer.certificate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key store in memory takes any certificate", e);
    }
  }

  IAS4CryptoFactory asPhase4() {
    char[] password = UUID.randomUUID().toString().toCharArray();
    KeyStore keys = empty();
    try {
      keys.setKeyEntry(OWN, own.key(), password, new X509Certificate[] {own.certificate()});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key store in memory takes any key", e);
    }
    return new AS4CryptoFactoryInMemoryKeyStore(keys, OWN, password, trusted);
  }

  /** Whether a certificate is within its dates. */
  static boolean isValid(X509Certificate certificate, Clock clock) {
    Date now = Date.from(clock.instant());
    return !now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter());
  }

  private static KeyStore empty() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has PKCS12", e);
    }
  }
}
