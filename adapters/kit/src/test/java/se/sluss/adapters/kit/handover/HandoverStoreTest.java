package se.sluss.adapters.kit.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.code.SpokenCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.wire.Json;

/** A code lives for its days, for its unit, and once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandoverStoreTest {
  private static final UnitId UNIT = UnitId.of("provider.rvc-innerstaden");
  private static final UnitId OTHER = UnitId.of("provider.rvc-sydost");

  /** Thirty days after World.EVENING, as config/lifetimes.yaml has it. */
  private static final LocalDate LAST = LocalDate.of(2026, 6, 3);

  private final SecureRandom random = new SecureRandom();
  private World world;
  private ConfigurableApplicationContext portal;
  private CodeTries codes;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("handovers", folder).database("portal");
    portal = world.start("portal", UNIT.value(), OTHER.value());
    codes = portal.getBean(CodeTries.class);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private HandoverStore in(Duration time) {
    return new HandoverStore(
        portal.getBean(JdbcClient.class),
        portal.getBean(Vault.class),
        codes,
        new Json(),
        Clock.offset(world.clock(), time));
  }

  private Opened opened(SpokenCode code) {
    Uuid7 ids = new Uuid7(world.clock(), random);
    Instant now = World.EVENING;
    SubjectHandle handle = SubjectHandle.of("s-1");
    PartHeader header =
        new PartHeader(
            new PartId(ids.next()),
            handle,
            "UNIDENTIFIED",
            new TreeSet<>(Set.of("SOCIAL", "VIOLENCE_INFO")),
            new TreeSet<>(),
            null,
            null,
            Handovers.HANDOVER,
            "0".repeat(64),
            1);
    OfficerId counsellor = OfficerId.of("c-1");
    Cover cover =
        new Cover(
            new MessageId(ids.next()),
            new ConversationId(ids.next()),
            null,
            Handovers.HANDOVER,
            new Party(AgencyId.of("valj-att-sluta"), UnitId.of("valj-att-sluta")),
            new Party(AgencyId.of("stad-0180-rvc-innerstaden"), UNIT),
            "TREATMENT_REFERRAL",
            Urgency.ROUTINE,
            now,
            new Ground.Consent(
                new ConsentRecord(
                    new ConsentId(ids.next()),
                    handle,
                    counsellor,
                    ConsentRecord.How.SPOKEN,
                    false,
                    new TreeSet<>(Set.of(UNIT)),
                    new TreeSet<>(Set.of("TREATMENT_REFERRAL")),
                    new TreeSet<>(Set.of("SOCIAL", "VIOLENCE_INFO")),
                    now,
                    now.plus(Duration.ofDays(38))),
                new Attestation(counsellor, AttesterRole.OFFICER, now, new TreeSet<>())),
            null,
            List.of(header));
    HelplineHandover handover =
        new HelplineHandover(
            UUID.randomUUID().toString().replace("-", ""),
            code.proof(UNIT),
            LAST,
            null,
            HelplineHandover.AgeBand.FROM_21,
            "sv",
            null,
            HelplineHandover.Wish.ALONE,
            LocalDate.of(2026, 5, 4),
            null);
    return new Opened(cover, List.of(new Opened.Part.Unnamed(header, handover)), false);
  }

  private SpokenCode kept() {
    SpokenCode code = SpokenCode.draw(random);
    in(Duration.ZERO).keep(opened(code));
    return code;
  }

  @Test
  void aCodeCanBeUsedThroughItsLastDayAndNotOnTheNext() {
    SpokenCode late = kept();
    assertThat(in(Duration.ofDays(31)).use(UNIT, codes.hash(late, UNIT))).isNull();
    assertThat(in(Duration.ofDays(30)).use(UNIT, codes.hash(late, UNIT))).isNotNull();
  }

  @Test
  void aCodeIsUsedOnceAlsoWhenWhatItCameWithIsOpenedAgain() {
    SpokenCode code = SpokenCode.draw(random);
    Opened opened = opened(code);
    HandoverStore store = in(Duration.ZERO);
    store.keep(opened);
    assertThat(store.use(UNIT, codes.hash(code, UNIT))).isNotNull();
    store.keep(opened);
    assertThat(store.use(UNIT, codes.hash(code, UNIT))).isNull();
  }

  @Test
  void aCodeIsOfItsUnitAlone() {
    SpokenCode code = kept();
    HandoverStore store = in(Duration.ZERO);
    assertThat(store.use(OTHER, codes.hash(code, OTHER))).isNull();
    assertThat(store.use(OTHER, codes.hash(code, UNIT))).isNull();
    assertThat(store.use(UNIT, codes.hash(code, UNIT))).isNotNull();
  }

  @Test
  void whatHasDiedIsForgottenTheHashAtOnceAndTheRestAWeekLater() {
    JdbcClient jdbc = portal.getBean(JdbcClient.class);
    jdbc.sql("delete from handover").update();
    kept();
    in(Duration.ofDays(31)).forgetDead();
    assertThat(count(jdbc, "select count(*) from handover where code_hash is null")).isEqualTo(1);
    in(Duration.ofDays(38)).forgetDead();
    assertThat(count(jdbc, "select count(*) from handover")).isZero();
  }

  @Test
  void onlyAKeyedHashOfTheCodeIsKept() {
    SpokenCode code = kept();
    JdbcClient jdbc = portal.getBean(JdbcClient.class);
    String rows =
        String.join(
            "\n",
            jdbc.sql("select row_to_json(h)::text from handover h").query(String.class).list());
    assertThat(rows)
        .contains(codes.hash(code, UNIT))
        .doesNotContain(code.written())
        .doesNotContain(code.written().replace(" ", ""))
        .doesNotContain(code.proof(UNIT));
  }

  private static int count(JdbcClient jdbc, String query) {
    return jdbc.sql(query).query(Integer.class).single();
  }
}
