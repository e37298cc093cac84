package se.sluss.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/** The packaged directory, against the treatment table it was written from. */
class DirectoryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
  private static final Set<UnitFunction> FOUR =
      Set.of(
          UnitFunction.AUTHORITY_VIOLENCE,
          UnitFunction.CHILD_AND_FAMILY,
          UnitFunction.VICTIM_SUPPORT,
          UnitFunction.ON_CALL);

  private static Directory directory;

  @BeforeAll
  static void load() throws IOException, ConfigException {
    try (PackagedConfig config = PackagedConfig.open()) {
      directory = Directory.load(config.folder());
    }
  }

  /** Code, name and district of a place of the table. */
  private record Row(String code, String municipality, @Nullable String district) {}

  private static Set<Row> placesOfTheTable() throws IOException {
    return TreatmentCsv.rows().stream()
        .filter(row -> !text(row, "municipality_code").isEmpty())
        .map(
            row ->
                new Row(
                    text(row, "municipality_code"),
                    text(row, "municipality"),
                    blankToNull(text(row, "district"))))
        .collect(Collectors.toSet());
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static @Nullable String blankToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Unit found(
      String municipality, @Nullable String district, UnitFunction function, LocalDate on) {
    Placement placement = directory.find(municipality, district, function, on);
    assertThat(placement).isInstanceOf(Placement.Found.class);
    return ((Placement.Found) placement).unit();
  }

  private static Unit unit(String id) {
    Unit unit = directory.unit(UnitId.of(id));
    if (unit == null) {
      throw new AssertionError("no unit " + id);
    }
    return unit;
  }

  @Test
  void everyPlaceOfTheTableResolvesToExactlyItsFourUnits() throws IOException {
    Set<Row> table = placesOfTheTable();
    assertThat(table).hasSize(36);
    Set<UnitId> all = new HashSet<>();
    for (Row row : table) {
      for (UnitFunction function : FOUR) {
        Unit byCode = found(row.code(), row.district(), function, DAY);
        Unit byName = found(row.municipality(), row.district(), function, DAY);
        assertThat(byName).isEqualTo(byCode);
        assertThat(byCode.function()).isEqualTo(function);
        assertThat(byCode.municipality()).isEqualTo(row.code());
        assertThat(byCode.district() == null).isEqualTo(row.district() == null);
        assertThat(all.add(byCode.id())).as("one unit, one place, one function").isTrue();
      }
    }
    assertThat(all).hasSize(144);
    Set<UnitId> valid =
        directory.units().stream()
            .filter(unit -> unit.function().ofPlace() && unit.validOn(DAY))
            .map(Unit::id)
            .collect(Collectors.toSet());
    assertThat(valid).isEqualTo(all);
  }

  @Test
  void thePlacesAreThoseOfTheTableAndNoOthers() throws IOException {
    Set<Row> places =
        directory.places().stream()
            .map(
                place ->
                    new Row(place.municipality(), place.municipalityName(), place.districtName()))
            .collect(Collectors.toSet());
    assertThat(places).isEqualTo(placesOfTheTable());
  }

  @Test
  void everyPlaceIsAnAuthorityOfItsOwn() {
    Map<String, Set<String>> authorities =
        directory.units().stream()
            .filter(unit -> unit.function().ofPlace())
            .collect(
                Collectors.groupingBy(
                    unit -> unit.municipality() + "/" + unit.district(),
                    Collectors.mapping(Unit::authority, Collectors.toSet())));
    assertThat(authorities).hasSize(36);
    assertThat(authorities.values()).allSatisfy(names -> assertThat(names).hasSize(1));
    assertThat(authorities.values().stream().flatMap(Set::stream).distinct()).hasSize(36);
    assertThat(unit("0180-farsta.on-call").agency()).isEqualTo(AgencyId.of("stad-0180-farsta"));
    assertThat(unit("0127.on-call").agency()).isEqualTo(AgencyId.of("kommun-0127"));
  }

  @Test
  void aUnitIsNamedByPlaceAndFunctionUnlessTheSourceNamesIt() {
    assertThat(unit("0127.child-and-family").nameSv()).isEqualTo("Botkyrka, barn och familj");
    assertThat(unit("0127.child-and-family").nameEn()).isEqualTo("Botkyrka, child and family");
    assertThat(unit("0180-sodermalm.on-call").nameSv()).isEqualTo("Södermalm, socialjour");
    assertThat(unit("0180-sodermalm.authority-violence").nameSv()).isEqualTo("RVT Södermalm");
    assertThat(unit("0180-jarva.authority-violence").nameSv()).isEqualTo("RVT Kista");
    for (Place place : directory.places()) {
      String name = place.districtName() == null ? place.municipalityName() : place.districtName();
      assertThat(found(place.municipality(), place.district(), UnitFunction.VICTIM_SUPPORT, DAY))
          .satisfies(unit -> assertThat(unit.nameSv()).startsWith(name + ", "))
          .satisfies(unit -> assertThat(unit.nameEn()).startsWith(name + ", "));
    }
  }

  @Test
  void whoMeetsThePerpetratorIsWhomTheVocabularySays() {
    // Vocabulary part 3, column "möter utövaren".
    Map<String, Boolean> vocabulary =
        Map.of(
            "SOCIALNAMND_UTOVARE", true,
            "SOCIALNAMND_BARN", false,
            "SOCIALNAMND_BROTTSOFFER", false,
            "SOCIALNAMND", false,
            "POLIS", false,
            "REGION_HSV", false,
            "FRIVARDEN", true,
            "HUB_OPERATOR", false,
            "ATV_PRIVAT", true,
            "HJALPLINJE_VALJ_ATT_SLUTA", true);
    assertThat(directory.units())
        .allSatisfy(
            unit ->
                assertThat(unit.perpetratorFacing())
                    .as(unit.id().value())
                    .isEqualTo(vocabulary.get(unit.party())));
    assertThat(unit("0127.authority-violence").party()).isEqualTo("SOCIALNAMND_UTOVARE");
    assertThat(unit("0127.child-and-family").party()).isEqualTo("SOCIALNAMND_BARN");
    assertThat(unit("0127.victim-support").party()).isEqualTo("SOCIALNAMND_BROTTSOFFER");
    assertThat(unit("0127.on-call").party()).isEqualTo("SOCIALNAMND");
    assertThat(unit("polisen-stockholm").party()).isEqualTo("POLIS");
  }

  @Test
  void fourMunicipalitiesHaveACaseSystemAndTheRestThePortal() {
    Set<String> ownSystem =
        directory.units().stream()
            .filter(unit -> unit.adapter().equals("socialservices"))
            .map(unit -> String.valueOf(unit.municipality()))
            .collect(Collectors.toSet());
    assertThat(ownSystem).isEqualTo(Set.of("0123", "0126", "0181", "0182"));
    for (String municipality : ownSystem) {
      for (UnitFunction function : FOUR) {
        assertThat(found(municipality, null, function, DAY).adapter()).isEqualTo("socialservices");
      }
    }
    assertThat(unit("0180-sodermalm.authority-violence").adapter()).isEqualTo("portal");
    assertThat(unit("polisen-stockholm").adapter()).isEqualTo("police");
    assertThat(unit("polisen-stockholm-portal").adapter()).isEqualTo("portal");
  }

  @Test
  void everyPlaceHasAnOnCallNumberOfItsOwnInTheSeriesThatReachesNobody() {
    // PTS: 08-465 004 00 to 99 are set aside for use in fiction.
    Set<String> numbers = new TreeSet<>();
    for (Place place : directory.places()) {
      String number = directory.onCallTelephone(place.municipality(), place.district());
      assertThat(number).matches("08-465 004 [0-9]{2}");
      numbers.add(number);
      for (UnitFunction function : FOUR) {
        assertThat(found(place.municipality(), place.district(), function, DAY).onCallTelephone())
            .isEqualTo(number);
      }
    }
    assertThat(numbers).hasSize(36);
  }

  @Test
  void thereIsANumberToCallEvenWhenThePlaceIsNotKnown() {
    assertThat(directory.onCallTelephone("Stockholm", null)).isEqualTo("08-465 004 98");
    assertThat(directory.onCallTelephone("0180", "Nowhere")).isEqualTo("08-465 004 98");
    assertThat(directory.onCallTelephone("Göteborg", null)).isEqualTo("08-465 004 99");
    assertThat(directory.onCallTelephone(null, null)).isEqualTo("08-465 004 99");
    assertThat(directory.onCallTelephone("0180", "Södermalm"))
        .isEqualTo(directory.onCallTelephone("Stockholm", "sodermalm"))
        .isEqualTo(unit("0180-sodermalm.on-call").onCallTelephone());
  }

  @Test
  void everyRowOfTheTreatmentTableIsThere() throws IOException {
    List<String> expected =
        TreatmentCsv.rows().stream()
            .map(
                row ->
                    List.of(
                            text(row, "municipality_code"),
                            text(row, "district"),
                            text(row, "provider"),
                            text(row, "provider_kind"),
                            text(row, "ownership"),
                            text(row, "own_regime"),
                            text(row, "methods"),
                            text(row, "group_treatment"),
                            text(row, "extent"),
                            text(row, "open_sessions"),
                            text(row, "follow_up"),
                            text(row, "age"),
                            text(row, "sex"),
                            text(row, "cost"),
                            text(row, "law"),
                            text(row, "notes"))
                        .toString())
            .toList();
    List<String> actual = directory.treatmentTable().stream().map(DirectoryTest::columns).toList();
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String columns(Treatment row) {
    String district = "";
    for (Place place : directory.places()) {
      if (place.district() != null
          && place.district().equals(row.district())
          && place.districtName() != null) {
        district = place.districtName();
      }
    }
    return List.of(
            said(row.municipality()),
            district,
            row.provider(),
            row.kind(),
            row.ownership(),
            said(row.ownRegime()),
            said(row.methods()),
            said(row.groupTreatment()),
            said(row.extent()),
            said(row.openSessions()),
            said(row.followUp()),
            said(row.age()),
            said(row.sex()),
            said(row.cost()),
            said(row.law()),
            said(row.notes()))
        .toString();
  }

  private static String said(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @Test
  void whoTreatsInAPlaceIsAUnitThatMeetsThePerpetrator() {
    assertThat(directory.treatment("0136", null))
        .extracting(Treatment::provider)
        .containsExactlyInAnyOrder("Haninge kommun", "Manscentrum Östra Södertörn");
    assertThat(directory.treatment("0180", "sodermalm"))
        .extracting(Treatment::provider)
        .containsExactly("RVC Innerstaden");
    assertThat(directory.treatment("0180", null)).isEmpty();
    assertThat(directory.treatmentTable())
        .allSatisfy(
            row -> {
              Unit provider = unit(row.unit().value());
              assertThat(provider.function()).isEqualTo(UnitFunction.TREATMENT);
              assertThat(provider.perpetratorFacing()).isTrue();
              assertThat(provider.adapter()).isEqualTo("portal");
            });
  }

  @Test
  void aClosedUnitIsNeverAnAnswerAndNamesItsSuccessor() {
    Unit closed = unit("0180-farsta.authority-violence-2025");
    Unit successor = unit("0180-farsta.authority-violence");
    assertThat(closed.validOn(LocalDate.of(2026, 5, 3))).isTrue();
    assertThat(closed.validOn(DAY)).isFalse();
    assertThat(closed.successor()).isEqualTo(successor.id());
    assertThat(found("0180", "Farsta", UnitFunction.AUTHORITY_VIOLENCE, DAY.minusDays(1)))
        .isEqualTo(closed);
    assertThat(found("0180", "Farsta", UnitFunction.AUTHORITY_VIOLENCE, DAY)).isEqualTo(successor);
  }

  @Test
  void aDayOnWhichNobodyHasTheFunctionIsNotAnswered() {
    LocalDate before = LocalDate.of(2024, 12, 31);
    assertThat(directory.find("0180", "Farsta", UnitFunction.AUTHORITY_VIOLENCE, before))
        .isEqualTo(
            new Placement.Closed(
                unit("0180-farsta.authority-violence-2025"),
                UnitId.of("0180-farsta.authority-violence")));
    assertThat(directory.find("0127", null, UnitFunction.ON_CALL, before))
        .isEqualTo(new Placement.Closed(unit("0127.on-call"), null));
  }

  @Test
  void stockholmWithoutADistrictIsAskedBackWithItsElevenDistricts() {
    for (UnitFunction function : FOUR) {
      for (String municipality : List.of("0180", "Stockholm")) {
        Placement placement = directory.find(municipality, null, function, DAY);
        assertThat(placement).isInstanceOf(Placement.DistrictNeeded.class);
        assertThat(((Placement.DistrictNeeded) placement).districts()).hasSize(11);
      }
    }
  }

  @Test
  void anUnknownDistrictIsAskedBackWithThoseThereAre() {
    Placement stockholm = directory.find("0180", "Kista", UnitFunction.ON_CALL, DAY);
    assertThat(stockholm).isInstanceOf(Placement.UnknownDistrict.class);
    assertThat(((Placement.UnknownDistrict) stockholm).districts()).hasSize(11);
    assertThat(directory.find("0127", "Tumba", UnitFunction.ON_CALL, DAY))
        .isEqualTo(new Placement.UnknownDistrict(List.of()));
  }

  @Test
  void aCodeOutsideTheTableIsNotTheSameAsAnUnknownName() {
    assertThat(directory.find("1480", null, UnitFunction.ON_CALL, DAY))
        .isEqualTo(new Placement.Outside());
    for (String text : List.of("Göteborg", "", " ", "127", "01270", "botkyrka", "Botkyrka ")) {
      assertThat(directory.find(text, null, UnitFunction.ON_CALL, DAY))
          .isEqualTo(new Placement.UnknownMunicipality());
    }
  }

  @Test
  void onlyFunctionsThatEveryPlaceHasCanBeAskedFor() {
    for (UnitFunction function :
        List.of(UnitFunction.TREATMENT, UnitFunction.POLICE, UnitFunction.HUB)) {
      assertThatThrownBy(() -> directory.find("0127", null, function, DAY))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aUnitTakesTheSchemaOfWhatIsSentToIt() {
    assertThat(unit("0127.authority-violence").accepts())
        .containsExactly(
            new TypeVersion("answer", 2),
            new TypeVersion("igor-wish", 1),
            new TypeVersion("mediated-contact", 1),
            new TypeVersion("probation-handover", 1),
            new TypeVersion("release-notice", 1));
    assertThat(unit("0127.victim-support").accepts())
        .containsExactly(
            new TypeVersion("answer", 2),
            new TypeVersion("release-warning", 1),
            new TypeVersion("victim-notice", 1));
    assertThat(unit("0127.child-and-family").accepts())
        .containsExactly(new TypeVersion("answer", 2), new TypeVersion("concern-report", 1));
    assertThat(unit("polisen-stockholm").accepts())
        .containsExactly(new TypeVersion("answer", 1), new TypeVersion("answer", 2));
  }

  @Test
  void theTestConfigurationConfirmsExplicitlyWhatIsAssumed() {
    assertThat(directory.units()).allSatisfy(unit -> assertThat(unit.assumed()).isEmpty());
    assertThat(directory.units())
        .filteredOn(unit -> unit.function().ofPlace() || unit.function() == UnitFunction.TREATMENT)
        .allSatisfy(
            unit ->
                assertThat(unit.confirmed())
                    .isEqualTo(new Confirmation("demo", LocalDate.of(2026, 1, 1))));
  }
}
