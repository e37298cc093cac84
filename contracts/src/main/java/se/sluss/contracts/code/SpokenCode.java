package se.sluss.contracts.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.UnitId;

/** Twelve symbols in three groups of four, to be said on the telephone. Prints nothing. */
public final class SpokenCode {
  /**
   * No 0 and O, 1 and I, B and 8, G and 6, S and 5, Z and 2, which look alike; no K or H beside
   * två, no E, P or T beside tre, no X beside sex, no M beside fem, no Q or U beside sju. Thirteen:
   * a prime.
   */
  public static final String ALPHABET = "23456789AJLRW";

  /** How many symbols, the check symbol included. */
  public static final int LENGTH = 12;

  private static final int GROUP = 4;
  private static final int LONGEST_TYPED = 64;
  private static final int PROOF_ROUNDS = 200_000;
  private static final int PROOF_BITS = 256;

  /** Said as these words; the letters by the names of the Swedish spelling alphabet. */
  private static final List<String> SAID =
      List.of(
          "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "Adam", "Johan", "Ludvig",
          "Rudolf", "Wilhelm");

  private final String symbols;

  private SpokenCode(String symbols) {
    this.symbols = symbols;
  }

  /** A fresh one. */
  public static SpokenCode draw(SecureRandom random) {
    StringBuilder drawn = new StringBuilder(LENGTH);
    int sum = 0;
    for (int place = 1; place < LENGTH; place++) {
      int symbol = random.nextInt(ALPHABET.length());
      drawn.append(ALPHABET.charAt(symbol));
      sum += place * symbol;
    }
    // 12 is -1 modulo 13: the symbol that makes the sum 0 is the sum itself.
    drawn.append(ALPHABET.charAt(sum % ALPHABET.length()));
    return new SpokenCode(drawn.toString());
  }

  /**
   * The code that somebody has typed, with whatever spaces and hyphens and in either case; null
   * when it is misheard or mistyped, which its symbols alone tell.
   */
  public static @Nullable SpokenCode typed(String text) {
    if (text.length() > LONGEST_TYPED) {
      return null;
    }
    String symbols = text.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    if (symbols.length() != LENGTH) {
      return null;
    }
    int sum = 0;
    for (int place = 1; place <= LENGTH; place++) {
      int symbol = ALPHABET.indexOf(symbols.charAt(place - 1));
      if (symbol < 0) {
        return null;
      }
      sum += place * symbol;
    }
    return sum % ALPHABET.length() == 0 ? new SpokenCode(symbols) : null;
  }

  /** As it is written down: three groups of four. For the one answer that gives it. */
  public String written() {
    return String.join(" ", groups());
  }

  /** As it is read aloud in Swedish, a comma where one draws breath. */
  public String saidSv() {
    List<String> said = new ArrayList<>();
    for (String group : groups()) {
      said.add(
          String.join(
              " ", group.chars().mapToObj(symbol -> SAID.get(ALPHABET.indexOf(symbol))).toList()));
    }
    return String.join(", ", said);
  }

  /**
   * What tells that somebody knows the code, for one unit alone: PBKDF2 with HMAC-SHA-256 (RFC
   * 8018) salted by the unit. Slow, so that whoever may read a proof cannot try all codes.
   *
   * @return 64 hexadecimal digits
   */
  public String proof(UnitId unit) {
    PBEKeySpec spec =
        new PBEKeySpec(
            symbols.toCharArray(),
            ("sluss/spoken-code/1/" + unit).getBytes(UTF_8),
            PROOF_ROUNDS,
            PROOF_BITS);
    try {
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(spec)
                  .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  private List<String> groups() {
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < LENGTH; at += GROUP) {
      groups.add(symbols.substring(at, at + GROUP));
    }
    return groups;
  }

  /** The same symbols. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpokenCode code && symbols.equals(code.symbols);
  }

  @Override
  public int hashCode() {
    return symbols.hashCode();
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "SpokenCode[]";
  }
}
