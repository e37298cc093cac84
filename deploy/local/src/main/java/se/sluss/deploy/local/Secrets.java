package se.sluss.deploy.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The random passwords and keys of one data folder, each made the first time it is asked for and
 * the same ever after. The file is readable by its owner alone; nothing of it is logged.
 */
public final class Secrets {
  // Without the letters and figures that are read as one another.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 5;
  private static final int GROUP_LENGTH = 5;
  private static final int KEY_BYTES = 32;

  private final Path file;
  private final TreeMap<String, String> known = new TreeMap<>();
  private final SecureRandom random = new SecureRandom();

  /** The secrets of this file, which need not be there. */
  public Secrets(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      Properties stored = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        stored.load(reader);
      }
      stored.stringPropertyNames().forEach(name -> known.put(name, stored.getProperty(name)));
    }
  }

  /** The password of this name: 25 characters of 31, about 123 bits. */
  public String of(String name) throws IOException {
    return of(name, this::password);
  }

  /** The key of this name: 256 bits in base64. */
  public String key(String name) throws IOException {
    return of(name, this::key);
  }

  private synchronized String of(String name, Supplier<String> maker) throws IOException {
    String secret = known.get(name);
    if (secret == null) {
      secret = maker.get();
      known.put(name, secret);
      StringBuilder text = new StringBuilder();
      known.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      // On disk before it is used: a secret that is lost locks the folder for good.
      PrivateFiles.write(file, text.toString());
    }
    return secret;
  }

  private String key() {
    byte[] bits = new byte[KEY_BYTES];
    random.nextBytes(bits);
    return Base64.getEncoder().encodeToString(bits);
  }

  private String password() {
    StringBuilder secret = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        secret.append('-');
      }
      for (int i = 0; i < GROUP_LENGTH; i++) {
        secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return secret.toString();
  }
}
