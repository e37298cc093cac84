package se.sluss.contracts.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import se.sluss.contracts.id.UnitId;

/**
 * The keys of many units in one PKCS#12 file (RFC 7292), encrypted with AES-256 under a key from
 * the password. Two entries a unit: {@code UNIT.signing} and {@code UNIT.opening}.
 */
public final class KeyFile {
  private KeyFile() {}

  /**
   * Reads all units' keys.
   *
   * @throws IOException when the file cannot be read, the password is wrong, or an entry is not as
   *     written by {@link #write}
   */
  public static Map<UnitId, UnitKeys> read(Path file, char[] password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password);
      }
      Map<UnitId, UnitKeys> units = new TreeMap<>();
      for (String alias : Collections.list(store.aliases())) {
        if (alias.endsWith("." + Usage.SIGNING.word())) {
          UnitKeys keys = unit(store, alias, password);
          units.put(keys.unit(), keys);
        }
      }
      if (store.size() != units.size() * 2) {
        throw new IOException("the key file holds something other than pairs of unit keys");
      }
      return Collections.unmodifiableMap(units);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key file cannot be used", e);
    }
  }

  /**
   * Replaces the file with these units' keys, in one step, readable by its owner alone.
   *
   * @throws IOException when it cannot be written; an older file is then still there
   */
  public static void write(Path file, char[] password, Collection<UnitKeys> units)
      throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      for (UnitKeys keys : units) {
        put(store, keys.unit(), Usage.SIGNING, keys.signingKey(), keys.signing(), password);
        put(store, keys.unit(), Usage.OPENING, keys.openingKey(), keys.opening(), password);
      }
      PrivateFile.replace(file, out -> store.store(out, password));
    } catch (GeneralSecurityException e) {
      throw new IOException("the key file cannot be made", e);
    }
  }

  private static void put(
      KeyStore store,
      UnitId unit,
      Usage usage,
      PrivateKey key,
      X509Certificate certificate,
      char[] password)
      throws GeneralSecurityException {
    store.setKeyEntry(unit + "." + usage.word(), key, password, new Certificate[] {certificate});
  }

  private static UnitKeys unit(KeyStore store, String signingAlias, char[] password)
      throws GeneralSecurityException, IOException {
    String id =
        signingAlias.substring(0, signingAlias.length() - Usage.SIGNING.word().length() - 1);
    String openingAlias = id + "." + Usage.OPENING.word();
    if (store.getKey(signingAlias, password) instanceof PrivateKey signingKey
        && store.getKey(openingAlias, password) instanceof PrivateKey openingKey
        && store.getCertificate(signingAlias) instanceof X509Certificate signing
        && store.getCertificate(openingAlias) instanceof X509Certificate opening) {
      UnitName name = UnitName.of(signing);
      if (name.unit().value().equals(id) && name.equals(UnitName.of(opening))) {
        return new UnitKeys(name.unit(), name.agency(), signingKey, signing, openingKey, opening);
      }
    }
    throw new IOException("the key file holds an incomplete unit");
  }
}
