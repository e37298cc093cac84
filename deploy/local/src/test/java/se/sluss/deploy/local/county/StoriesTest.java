package se.sluss.deploy.local.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;

class StoriesTest {
  private final List<Place> places;

  StoriesTest(@TempDir Path folder) throws Exception {
    places = Directory.load(PackagedConfig.writeTo(folder)).places();
  }

  @Test
  void theSameSeedGivesTheSameYearAndAnotherAnother() {
    assertThat(Stories.of(7, 0.2, places)).isEqualTo(Stories.of(7, 0.2, places));
    assertThat(Stories.of(8, 0.2, places)).isNotEqualTo(Stories.of(7, 0.2, places));
  }

  @Test
  void ofFortyAskedTenToFifteenSayYes() {
    List<Story> stories = Stories.of(1, 1, places);
    long yes = stories.stream().filter(one -> one.kind() != Kind.SAID_NO).count();

    assertThat(40.0 * yes / stories.size()).isBetween(10.0, 15.0);
  }

  @Test
  void ofNineMetAboutTwoAreDecidedAndNoPlaceHasMoreThanAFewWholeCases() {
    List<Story> stories = Stories.of(1, 1, places);
    long decided = count(stories, Kind.DECIDED);
    long met = decided + count(stories, Kind.MET);
    Map<Place, Long> whole =
        stories.stream()
            .filter(one -> one.kind() == Kind.DECIDED)
            .collect(Collectors.groupingBy(Story::place, Collectors.counting()));

    assertThat(9.0 * decided / met).isBetween(1.0, 3.0);
    assertThat(whole.values()).allMatch(cases -> cases <= 5);
  }

  @Test
  void theSmallestYearHasEveryKind() {
    assertThat(Stories.of(1, 0.001, places).stream().map(Story::kind).distinct())
        .containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void everyStoryEndsBeforeTheCertificatesDo() {
    Instant end = Stories.LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    for (long seed = 1; seed <= 5; seed++) {
      assertThat(Stories.of(seed, 1, places))
          .allSatisfy(one -> assertThat(one.acts().getLast().at()).isBefore(end))
          .allSatisfy(
              one ->
                  assertThat(one.fates().values())
                      .allMatch(fate -> fate.end().ends(), "a named end"));
    }
  }

  private static long count(List<Story> stories, Kind kind) {
    return stories.stream().filter(one -> one.kind() == kind).count();
  }
}
