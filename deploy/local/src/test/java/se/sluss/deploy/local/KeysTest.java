package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.Trust;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.keys.Usage;

class KeysTest {
  private static final UnitId HUB = UnitId.of("hub");
  private static final UnitId FAMILY = UnitId.of("0127.child-and-family");
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final Map<UnitId, AgencyId> AGENCIES =
      Map.of(
          HUB, AgencyId.of("sluss"),
          FAMILY, AgencyId.of("kommun-0127"),
          POLICE, AgencyId.of("polisen"));
  private static final Map<UnitId, String> PROGRAMS =
      Map.of(HUB, "hub", FAMILY, "portal", POLICE, "police");
  private static final Clock EVENING = at("2026-05-04T16:00:00Z");

  private final Path folder;
  private final DataFolder data;
  private final Secrets secrets;

  KeysTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    data = DataFolder.open(folder);
    secrets = new Secrets(data.file("secrets.properties"));
  }

  @AfterEach
  void close() throws IOException {
    data.close();
  }

  @Test
  void eachProgramHoldsTheKeysOfItsOwnUnitsAndNoOther() throws Exception {
    new Keys(data, secrets, EVENING).prepare(AGENCIES, PROGRAMS);

    assertThat(held("hub")).containsOnlyKeys(HUB);
    assertThat(held("portal")).containsOnlyKeys(FAMILY);
    assertThat(held("police")).containsOnlyKeys(POLICE);
    assertThat(held("socialservices")).isEmpty();
  }

  @Test
  void theCertificatesThatTheHubHandsOutAreTheUnitsOwnAndTrusted() throws Exception {
    Keys keys = new Keys(data, secrets, EVENING);
    keys.prepare(AGENCIES, PROGRAMS);

    Map<String, Object> settings = keys.settings("hub");
    Path handedOut = Path.of(String.valueOf(settings.get("sluss.keys.unit-certificates")));
    var opening =
        Certificates.fromPem(Files.readString(handedOut.resolve(FAMILY + ".opening.pem")));
    var root =
        Certificates.fromPem(
            Files.readString(Path.of(String.valueOf(settings.get("sluss.keys.anchor")))));

    UnitKeys family = family("portal");
    assertThat(opening).isEqualTo(family.opening());
    assertThat(new Trust(root, EVENING).check(opening, Usage.OPENING).agency())
        .isEqualTo(AgencyId.of("kommun-0127"));
  }

  @Test
  void aRestartChangesNoKeyAndDoesNotReadTheAuthority() throws Exception {
    new Keys(data, secrets, EVENING).prepare(AGENCIES, PROGRAMS);
    UnitKeys before = family("portal");
    Files.delete(folder.resolve("ca").resolve("authority.p12"));

    new Keys(data, secrets, EVENING).prepare(AGENCIES, PROGRAMS);

    UnitKeys after = family("portal");
    assertThat(after.opening()).isEqualTo(before.opening());
    assertThat(folder.resolve("ca").resolve("authority.p12")).doesNotExist();
  }

  @Test
  void aUnitThatIsAddedGetsKeysAndOneThatMovesTakesItsKeysAlong() throws Exception {
    new Keys(data, secrets, EVENING).prepare(AGENCIES, PROGRAMS);
    UnitKeys before = family("portal");
    Map<UnitId, AgencyId> agencies = new TreeMap<>(AGENCIES);
    Map<UnitId, String> programs = new TreeMap<>(PROGRAMS);
    UnitId added = UnitId.of("0127.on-call");
    agencies.put(added, AgencyId.of("kommun-0127"));
    programs.put(added, "portal");
    programs.put(FAMILY, "socialservices");

    new Keys(data, secrets, EVENING).prepare(agencies, programs);

    UnitKeys after = family("socialservices");
    assertThat(after.opening()).isEqualTo(before.opening());
    assertThat(held("portal")).containsOnlyKeys(added);
  }

  @Test
  void keysOfAnotherTimeThanTheClocksAreRefused() throws Exception {
    new Keys(data, secrets, EVENING).prepare(AGENCIES, PROGRAMS);

    for (Clock clock : new Clock[] {at("2026-05-03T16:00:00Z"), at("2028-05-04T16:00:00Z")}) {
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(() -> new Keys(data, secrets, clock).prepare(AGENCIES, PROGRAMS))
          .withMessageStartingWith("SL-9105 ");
    }
  }

  @Test
  void noProgramIsToldOfTheAuthority() throws Exception {
    Keys keys = new Keys(data, secrets, EVENING);
    keys.prepare(AGENCIES, PROGRAMS);
    String password = secrets.of("keys.authority");

    for (String program : Plan.WITH_KEYS) {
      assertThat(keys.settings(program).values())
          .map(String::valueOf)
          .noneMatch(value -> value.contains("ca/") || value.equals(password));
    }
  }

  private Map<UnitId, UnitKeys> held(String program) throws IOException {
    return KeyFile.read(
        folder.resolve(program).resolve("keys.p12"), secrets.of("keys." + program).toCharArray());
  }

  private UnitKeys family(String program) throws IOException {
    return Objects.requireNonNull(held(program).get(FAMILY));
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
