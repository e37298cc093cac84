package se.sluss.hub.server.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.ConsentRecord.Stead;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;

/**
 * Whose yes it is, as the rules are asked (OSL 12 kap. 2 and 3 §§). Expected states are those of
 * the vocabulary.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenConsentTest {
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private static final SubjectHandle HANDLE = SubjectHandle.of("s-1");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final UnitId CHILD_UNIT = UnitId.of("0127.child-and-family");
  private Directory directory;

  @BeforeAll
  void load() throws Exception {
    directory = Directory.load(Path.of("../../config"));
  }

  private String state(
      UnitId to, String kind, @Nullable Stead givenFor, boolean custody, String... flags) {
    return state(HANDLE, to, kind, givenFor, custody, flags);
  }

  private String state(
      SubjectHandle about,
      UnitId to,
      String kind,
      @Nullable Stead givenFor,
      boolean custody,
      String... flags) {
    OfficerId officer = OfficerId.of("p-17");
    ConsentRecord record =
        new ConsentRecord(
            ConsentId.of("01890000-0000-7000-8000-000000000001"),
            HANDLE,
            officer,
            ConsentRecord.How.SPOKEN,
            custody,
            new TreeSet<>(List.of(to)),
            new TreeSet<>(List.of("TREATMENT_REFERRAL")),
            new TreeSet<>(List.of("CONTACT")),
            NOW.minusSeconds(60),
            NOW.plusSeconds(60),
            givenFor);
    PartHeader part =
        new PartHeader(
            PartId.of("01890000-0000-7000-8000-000000000002"),
            about,
            kind,
            new TreeSet<>(List.of("CONTACT")),
            new TreeSet<>(List.of(flags)),
            null,
            null,
            TypeVersion.of("igor-wish/1"),
            "0".repeat(64),
            1);
    Attestation attested = new Attestation(officer, AttesterRole.OFFICER, NOW, new TreeSet<>());
    Unit unit = java.util.Objects.requireNonNull(directory.unit(to));
    return Examine.consentState(new Ground.Consent(record, attested), part, unit, NOW);
  }

  @Test
  void aGrownUpsOwnYesStandsAndNobodyElsesDoes() {
    assertThat(state(VIOLENCE, "PERPETRATOR_ADULT", null, false)).isEqualTo("ACTIVE");
    assertThat(state(VIOLENCE, "PERPETRATOR_ADULT", Stead.GUARDIAN, false)).isEqualTo("NONE");
  }

  @Test
  void aChildsOwnYesIsAMatureChildsOnlyIfTheRulesFindItSo() {
    assertThat(state(CHILD_UNIT, "CHILD", null, false)).isEqualTo("CHILD_MATURE");
  }

  @Test
  void aGuardianMaySayYesForAChildButNotOneWhoIsTheSuspect() {
    assertThat(state(CHILD_UNIT, "CHILD", Stead.GUARDIAN, false)).isEqualTo("ACTIVE");
    assertThat(state(CHILD_UNIT, "CHILD", Stead.GUARDIAN, false, "GUARDIAN_IS_SUSPECT"))
        .isEqualTo("GUARDIAN_PERPETRATOR_ONLY");
  }

  @Test
  void oneGivenInCustodyHoldsTowardsTheAuthorityFunctionAlone() {
    assertThat(state(VIOLENCE, "PERPETRATOR_ADULT", null, true)).isEqualTo("ACTIVE");
    assertThat(state(CHILD_UNIT, "PERPETRATOR_ADULT", null, true)).isEqualTo("NONE");
  }

  @Test
  void oneHandlesYesIsNoneForAnother() {
    assertThat(state(SubjectHandle.of("s-2"), VIOLENCE, "PERPETRATOR_ADULT", null, false))
        .isEqualTo("NONE");
  }
}
