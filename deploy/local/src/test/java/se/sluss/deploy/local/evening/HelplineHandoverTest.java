package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;
import tools.jackson.databind.JsonNode;

/**
 * Row 9 of the domain through all that runs: the counsellors' door, the real hub, the provider's
 * portal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelplineHandoverTest {
  private static final UnitId PROVIDER = UnitId.of("provider.rvc-innerstaden");
  private static final UnitId OTHER = UnitId.of("provider.rvc-sydost");
  private static final UnitId HELPLINE = UnitId.of("valj-att-sluta");
  private static final OfficerId STAFF = OfficerId.of("h-unnamed");
  private static final String NAME = "Kanariefågel Provsson";
  private static final String TELEPHONE = "070-174 06 37";
  private static final Instant TIME = Instant.parse("2026-05-11T15:30:00Z");

  private final Json json = new Json();
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Running sluss;
  private String token = "";

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Running running =
        SlussLocal.start(
            Options.parse("--data=" + folder, "--ports.base=0", "--clock=2026-05-04T18:00"));
    sluss = running;
    token =
        ProgramLogin.token(
            http,
            json,
            running.issuer(),
            "helpline-tool",
            running.clientSecret("helpline-tool"),
            "counsel");
  }

  @AfterAll
  void stop() {
    if (sluss != null) {
      sluss.close();
    }
  }

  @Test
  void row9AnAnonymousCallerReachesTheProviderAndIsUnnamedUntilHeSaysHisNameThere()
      throws Exception {
    assertThat(call("duty", null, 200).at("/child/sv").stringValue()).contains("barn");
    JsonNode shown =
        call("providers", "{\"municipality\":\"0180\",\"district\":\"sodermalm\",\"age\":34}", 200);
    assertThat(
            shown
                .path("providers")
                .valueStream()
                .filter(one -> one.path("takesHandover").booleanValue())
                .map(one -> one.path("unit").stringValue()))
        .containsExactly(PROVIDER.value());
    String code = call("handovers", PASS_ON, 201).path("code").stringValue();

    Opened handover = opened(Set.of());
    MessageId first = handover.cover().messageId();
    handovers()
        .offer(
            first,
            PROVIDER,
            List.of(new HelplineOffer.Time(TIME, HelplineOffer.How.VISIT)),
            staff(PROVIDER));
    until(() -> call("codes/times", said(code), 200).path("times").size() == 1);
    call(
        "codes/choice",
        "{\"officer\":\"c-2\",\"code\":\""
            + code
            + "\",\"chosen\":{\"at\":\"2026-05-11T15:30:00Z\",\"how\":\"VISIT\"}}",
        204);
    Opened choice = opened(Set.of(first));
    MessageId second = choice.cover().messageId();

    assertThatThrownBy(() -> handovers().use(code, OTHER, staff(OTHER)))
        .isInstanceOf(RefusedException.class);
    assertThat(handovers().use(code, PROVIDER, staff(PROVIDER)).used()).isTrue();
    handovers().tell(second, PROVIDER, true, staff(PROVIDER));
    until(() -> count("helpline", "select coalesce(sum(came), 0) from share") == 1);
    assertThat(call("codes/times", said(code), 404).path("code").stringValue())
        .isEqualTo("SL-8602");

    // He says his name, to the provider alone; what it then writes is another conversation.
    MessageId named = named();
    until(() -> status(named) != SentRow.Status.WAITING);
    assertThat(status(named)).isEqualTo(SentRow.Status.ACCEPTED);
    noRowJoins(List.of(first, second), named);
    nowhere(code);
  }

  /** What is in every row of the hub about the one is in none about the other. */
  private void noRowJoins(List<MessageId> unnamed, MessageId named) {
    List<String> rows = rows("hub");
    Set<String> ofUnnamed = new HashSet<>();
    unnamed.forEach(message -> ofUnnamed.addAll(values(rows, message)));
    // Also the offers and the outcome, which the provider sent.
    for (SentRow row : bean("portal", SentMessages.class).list(Set.of(PROVIDER))) {
      if (row.recipient().equals(HELPLINE)) {
        ofUnnamed.addAll(values(rows, row.message()));
      }
    }
    Set<String> ofNamed = values(rows, named);
    assertThat(ofUnnamed).as("what the hub has of the one").hasSizeGreaterThan(10);
    assertThat(ofNamed).as("what the hub has of the other").hasSizeGreaterThan(5);
    Set<String> both = new TreeSet<>(ofUnnamed);
    both.retainAll(ofNamed);
    // The rules and the directory are everybody's.
    both.removeIf(value -> everybodys(rows, value, unnamed, named));
    assertThat(both).as("an id, a hash or an instant in both").isEmpty();
  }

  private static boolean everybodys(
      List<String> rows, String value, List<MessageId> unnamed, MessageId named) {
    return rows.stream()
        .filter(row -> row.contains(value))
        .anyMatch(
            row ->
                !row.contains(named.toString())
                    && unnamed.stream().noneMatch(one -> row.contains(one.toString()))
                    && (row.startsWith("ruleset")
                        || row.startsWith("directory")
                        || row.startsWith("active_ruleset")
                        || row.startsWith("unit")));
  }

  private static final Pattern VALUE =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,}"
              + "|\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d+");

  private static Set<String> values(List<String> rows, MessageId message) {
    Set<String> values = new HashSet<>();
    for (String row : rows) {
      if (row.contains(message.toString())) {
        Matcher value = VALUE.matcher(row);
        while (value.find()) {
          values.add(value.group());
        }
      }
    }
    return values;
  }

  /** Neither the name, the number nor the code stands in any row, in any form. */
  private void nowhere(String code) throws Exception {
    Search search =
        new Search(
            List.of(
                NAME,
                "Kanariefågel",
                TELEPHONE,
                TELEPHONE.replaceAll("[- ]", ""),
                code,
                code.replace(" ", ""),
                code.replace(" ", "").substring(0, 8)));
    for (String program : List.of("hub", "helpline", "portal")) {
      List<String> rows = rows(program);
      assertThat(rows).as(program).hasSizeGreaterThan(20);
      assertThat(
              search.in(
                  new ByteArrayInputStream(
                      String.join("\n", rows).getBytes(StandardCharsets.UTF_8))))
          .as(program)
          .isEmpty();
    }
    // Else the search could find nothing.
    assertThat(search.in(new ByteArrayInputStream(NAME.getBytes(StandardCharsets.UTF_8))))
        .contains(NAME);
  }

  /** Every row of every table, the table's name first. */
  private List<String> rows(String program) {
    JdbcClient jdbc = bean(program, JdbcClient.class);
    List<String> rows = new ArrayList<>();
    for (String table :
        jdbc.sql(
                "select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                    + " from information_schema.tables where table_type = 'BASE TABLE'"
                    + " and table_schema not in ('pg_catalog', 'information_schema')")
            .query(String.class)
            .list()) {
      String name = table.substring(table.indexOf('.') + 1);
      jdbc.sql("select row_to_json(t)::text from " + table + " t")
          .query(String.class)
          .list()
          .forEach(row -> rows.add(name + " " + row));
    }
    return rows;
  }

  private static final String PASS_ON =
      """
      {"officer":"c-1","provider":"provider.rvc-innerstaden","municipality":"0180",
       "district":"sodermalm","age":34,"language":"sv","wish":"ALONE","how":"SPOKEN",
       "outcomeToo":true,"conditional":false,"dutyRead":true}
      """;

  private static String said(String code) {
    return "{\"officer\":\"c-2\",\"code\":\"" + code + "\"}";
  }

  /** As any referral of somebody named: to who treats him from now on, say, by an officer. */
  private MessageId named() throws Exception {
    Instant at = Instant.parse("2026-05-04T15:45:00Z");
    OfficerId officer = OfficerId.of("h-named");
    Units units = bean("portal", Units.class);
    UnitKeys keys = units.keys(PROVIDER);
    Track track =
        new Track(
            TypeVersion.of("treatment-referral/1"),
            "TREATMENT_REFERRAL",
            Urgency.ROUTINE,
            "OSL-26-1",
            "PERPETRATOR_ADULT",
            new TreeSet<>(Set.of("CONTACT", "SOCIAL")),
            new TreeSet<>(),
            TypeVersion.of("treatment-referral/1"),
            Bytes.of(
                json.write(
                    new TreatmentReferral(
                        NAME,
                        null,
                        TELEPHONE,
                        TreatmentReferral.Basis.OPEN_SESSIONS,
                        null,
                        "sv",
                        null,
                        at,
                        officer))),
            new Claim.Yes(
                ConsentRecord.How.SPOKEN,
                false,
                new TreeSet<>(Set.of("TREATMENT_REFERRAL", "CASE_COORDINATION")),
                new TreeSet<>(Set.of("CONTACT", "SOCIAL", "CASE_EXISTS")),
                Duration.ofDays(30),
                null,
                new Attestation(officer, AttesterRole.OFFICER, at, new TreeSet<>())),
            null,
            null,
            // The type has a hold, so that somebody answers for how safety was checked.
            new Attestation(
                officer,
                AttesterRole.RESPONSIBLE_OFFICER,
                at,
                new TreeSet<>(Set.of("ALONE", "SAFETY-NOBODY_KNOWN_CHECKED"))));
    SealedTrack sealed =
        bean("portal", MessageSealer.class)
            .seal(
                track,
                keys,
                Objects.requireNonNull(units.unit(OTHER)),
                Objects.requireNonNull(units.openingCertificate(OTHER)));
    MessageId id = sealed.cover().messageId();
    bean("portal", TransactionTemplate.class)
        .executeWithoutResult(
            _ ->
                bean("portal", Outbox.class)
                    .keep(
                        PROVIDER,
                        List.of(new Outgoing(sealed, "named-0001", officer, track, null))));
    return id;
  }

  private SentRow.Status status(MessageId message) {
    return bean("portal", SentMessages.class).list(Set.of(PROVIDER)).stream()
        .filter(row -> row.message().equals(message))
        .map(SentRow::status)
        .findFirst()
        .orElse(SentRow.Status.WAITING);
  }

  private Handovers handovers() {
    return bean("portal", Handovers.class);
  }

  private <T> T bean(String program, Class<T> type) {
    return Objects.requireNonNull(sluss).bean(program, type);
  }

  private static Viewer staff(UnitId unit) {
    return new Viewer(STAFF, new TreeSet<>(Set.of(unit)), new TreeSet<>(Set.of("handler")));
  }

  /** What the provider has been sent besides these, opened by its staff. */
  private Opened opened(Set<MessageId> besides) throws Exception {
    Inbox inbox = bean("portal", Inbox.class);
    until(() -> fresh(inbox, besides) != null);
    MessageId message = Objects.requireNonNull(fresh(inbox, besides));
    inbox.claim(message, staff(PROVIDER));
    return inbox.open(message, staff(PROVIDER));
  }

  private static @Nullable MessageId fresh(Inbox inbox, Set<MessageId> besides) {
    return inbox.list(Set.of(PROVIDER), staff(PROVIDER)).stream()
        .map(InboxRow::message)
        .filter(message -> !besides.contains(message))
        .findFirst()
        .orElse(null);
  }

  private int count(String program, String query) {
    return bean(program, JdbcClient.class).sql(query).query(Integer.class).single();
  }

  private JsonNode call(String path, @Nullable String body, int status) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + Objects.requireNonNull(sluss).ports().helpline()
                        + "/api/helpline/"
                        + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode())
        .as(path + " " + new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(status);
    return answer.body().length == 0
        ? json.mapper().createObjectNode()
        : json.mapper().readTree(answer.body());
  }

  private static void until(Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!so.call()) {
      assertThat(System.nanoTime()).as("within two minutes").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
