package se.sluss.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.PackagedConfig;

/** Whatever is asked for, an answer is the place that was named and nothing near it. */
class NothingGuessedTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
  private final Directory directory;

  NothingGuessedTest() throws IOException, ConfigException {
    try (PackagedConfig config = PackagedConfig.open()) {
      directory = Directory.load(config.folder());
    }
  }

  @Test
  void anAnswerIsExactlyWhatWasNamed() {
    RandomGenerator random = new SplittableRandom(20_261_122);
    for (int i = 0; i < 2_000; i++) {
      ask(
          text(random),
          random.nextBoolean() ? text(random) : null,
          one(List.copyOf(UnitFunction.ofEveryPlace()), random));
    }
  }

  private void ask(String municipality, @Nullable String named, UnitFunction function) {
    Placement placement = directory.find(municipality, named, function, DAY);
    List<Place> exact =
        directory.places().stream().filter(place -> isNamed(place, municipality, named)).toList();
    if (placement instanceof Placement.Found(Unit unit)) {
      assertThat(exact).hasSize(1);
      assertThat(unit.municipality()).isEqualTo(exact.getFirst().municipality());
      assertThat(unit.district()).isEqualTo(exact.getFirst().district());
      assertThat(unit.function()).isEqualTo(function);
    } else {
      assertThat(exact).isEmpty();
    }
  }

  private static boolean isNamed(Place place, String municipality, @Nullable String district) {
    boolean here = List.of(place.municipality(), place.municipalityName()).contains(municipality);
    String slug = place.district();
    String name = place.districtName();
    if (slug == null || name == null) {
      return here && district == null;
    }
    return here && district != null && List.of(slug, name).contains(district);
  }

  /** A real code or name, one spelt almost right, a number, or anything at all. */
  private String text(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> real(random);
      case 1 -> near(real(random), random);
      case 2 -> "%04d".formatted(random.nextInt(10_000));
      default ->
          random
              .ints(random.nextInt(41), 1, Character.MIN_SURROGATE)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
    };
  }

  private String real(RandomGenerator random) {
    Place place = one(directory.places(), random);
    return one(
        List.of(
            place.municipality(),
            place.municipalityName(),
            String.valueOf(place.district()),
            String.valueOf(place.districtName())),
        random);
  }

  private static String near(String text, RandomGenerator random) {
    return one(
        List.of(
            text + " ",
            " " + text,
            text.toUpperCase(Locale.ROOT),
            text.toLowerCase(Locale.ROOT),
            text.substring(1),
            text.substring(0, text.length() - 1),
            text + text,
            text.replace('ö', 'o'),
            text.replace('a', '*')),
        random);
  }

  private static <T> T one(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }
}
