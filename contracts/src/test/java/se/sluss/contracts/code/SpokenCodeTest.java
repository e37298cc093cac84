package se.sluss.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.id.UnitId;

/** A code that is said on the telephone and heard on another. */
class SpokenCodeTest {
  private static final UnitId ONE = UnitId.of("provider.rvc-innerstaden");
  private static final UnitId OTHER = UnitId.of("provider.rvc-sydost");

  private final SecureRandom random = new SecureRandom();

  private String drawn() {
    return SpokenCode.draw(random).written().replace(" ", "");
  }

  @Test
  void thereAreMoreThanTwoToTheFortiethAndEverySymbolIsDrawn() {
    assertThat(
            BigInteger.valueOf(SpokenCode.ALPHABET.length())
                .pow(SpokenCode.LENGTH - 1)
                .compareTo(BigInteger.TWO.pow(40)))
        .isPositive();
    Set<String> codes = new HashSet<>();
    Set<Character> seenFirst = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String code = drawn();
      codes.add(code);
      seenFirst.add(code.charAt(0));
    }
    assertThat(codes).as("no two alike").hasSize(2_000);
    assertThat(seenFirst).hasSize(SpokenCode.ALPHABET.length());
  }

  /** What people mistake for each other by eye, and by ear in Swedish; never two of one group. */
  @Test
  void noTwoSymbolsLookOrSoundAlike() {
    for (String group :
        new String[] {
          "0OQD",
          "1IL7",
          "2Z",
          "5S",
          "6G",
          "8B",
          "UV",
          "MN",
          "BCDEGPTV3",
          "KH2",
          "X6",
          "QU7",
          "MN5",
          "FS",
          "IY"
        }) {
      assertThat(SpokenCode.ALPHABET.chars().filter(symbol -> group.indexOf(symbol) >= 0).count())
          .as(group)
          .isLessThanOrEqualTo(group.equals("1IL7") ? 2 : 1);
    }
    assertThat(SpokenCode.ALPHABET.chars().distinct().count()).isEqualTo(13);
  }

  @Test
  void everyChangeOfOneSymbolIsFound() {
    for (int i = 0; i < 50; i++) {
      String code = drawn();
      for (int at = 0; at < code.length(); at++) {
        for (char other : SpokenCode.ALPHABET.toCharArray()) {
          if (other != code.charAt(at)) {
            assertThat(SpokenCode.typed(code.substring(0, at) + other + code.substring(at + 1)))
                .isNull();
          }
        }
      }
    }
  }

  @Test
  void everyExchangeOfTwoSymbolsIsFound() {
    for (int i = 0; i < 200; i++) {
      char[] code = drawn().toCharArray();
      for (int one = 0; one < code.length; one++) {
        for (int two = one + 1; two < code.length; two++) {
          if (code[one] != code[two]) {
            char[] swapped = code.clone();
            swapped[one] = code[two];
            swapped[two] = code[one];
            assertThat(SpokenCode.typed(new String(swapped))).isNull();
          }
        }
      }
    }
  }

  @Test
  void itIsReadHoweverItIsTyped() {
    SpokenCode code = SpokenCode.draw(random);
    String written = code.written();
    assertThat(written).matches("[2-9AJLRW]{4} [2-9AJLRW]{4} [2-9AJLRW]{4}");
    assertThat(SpokenCode.typed(written)).isEqualTo(code);
    assertThat(SpokenCode.typed(" " + written.toLowerCase(java.util.Locale.ROOT) + " "))
        .isEqualTo(code);
    assertThat(SpokenCode.typed(written.replace(' ', '–'))).isEqualTo(code);
    assertThat(SpokenCode.typed(written.substring(1))).isNull();
    assertThat(SpokenCode.typed(written + "2")).isNull();
    assertThat(SpokenCode.typed("2".repeat(100))).isNull();
  }

  @Test
  void itIsSaidInGroupsWithTheSwedishSpellingAlphabet() {
    // 1·11 + 2·12 + ... worked by hand: 2 is 0, so 2222 2222 2222 sums to 0.
    SpokenCode code = Objects.requireNonNull(SpokenCode.typed("2222 2222 2222"));
    assertThat(code.saidSv()).isEqualTo("två två två två, två två två två, två två två två");
    // W is 12; in places 1 and 12 it gives 12 + 144 = 156 = 12 · 13.
    assertThat(Objects.requireNonNull(SpokenCode.typed("W222 2222 222W")).saidSv())
        .isEqualTo("Wilhelm två två två, två två två två, två två två Wilhelm");
  }

  @Test
  void whatTellsThatSomebodyKnowsItIsForOneUnitAloneAndTellsNothingOfIt() {
    SpokenCode code = SpokenCode.draw(random);
    assertThat(code.proof(ONE)).matches("[0-9a-f]{64}").isEqualTo(code.proof(ONE));
    assertThat(code.proof(ONE)).isNotEqualTo(code.proof(OTHER));
    assertThat(code.proof(ONE)).isNotEqualTo(SpokenCode.draw(random).proof(ONE));
    assertThat(code).hasToString("SpokenCode[]");
  }
}
