package se.sluss.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
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

  @Property
  void anAnswerIsExactlyWhatWasNamed(
      @ForAll("texts") String municipality,
      @ForAll("texts") String district,
      @ForAll boolean withDistrict,
      @ForAll("functions") UnitFunction function) {
    String named = withDistrict ? district : null;
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

  /** Real codes and names, the same spelt almost right, and anything at all. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> real =
        Arbitraries.of(directory.places())
            .flatMap(
                place ->
                    Arbitraries.of(
                        place.municipality(),
                        place.municipalityName(),
                        String.valueOf(place.district()),
                        String.valueOf(place.districtName())));
    Arbitrary<String> near =
        real.flatMap(
            text ->
                Arbitraries.of(
                    text + " ",
                    " " + text,
                    text.toUpperCase(Locale.ROOT),
                    text.toLowerCase(Locale.ROOT),
                    text.substring(1),
                    text.substring(0, text.length() - 1),
                    text + text,
                    text.replace('ö', 'o'),
                    text.replace('a', '*')));
    Arbitrary<String> code = Arbitraries.integers().between(0, 9999).map("%04d"::formatted);
    return Arbitraries.oneOf(real, near, code, Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<UnitFunction> functions() {
    return Arbitraries.of(UnitFunction.ofEveryPlace());
  }
}
