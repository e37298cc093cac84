package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.ExtendedModelMap;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.follow.CloseMonths;
import se.sluss.hub.server.follow.Figures;
import se.sluss.hub.server.follow.Figures.Eyes;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.state.FigureStore.Figure;

/**
 * Row 17 of the domain, through the real hub: referrals on their way, a month closes, the figures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowUpTest {
  private static final String LARGE = "0127.authority-violence";
  private static final String SMALL = "0126.authority-violence";
  private static final YearMonth MAY = YearMonth.of(2026, 5);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T08:00:00Z"));
  private final List<Cover> sent = new ArrayList<>();
  private TestHub hub;
  private HubMail mail;
  private Sender police;

  @BeforeAll
  void aMonthPasses(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, ObligationsTest.CONFIG, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, "polisen-stockholm");
    // The test's own ledger of May: ten come to the large unit, four and four to two small ones.
    for (int i = 0; i < 10; i++) {
      Cover wish = arrives(LARGE);
      if (i < 9) {
        takes(LARGE, wish, ReferralStep.TAKE_OVER, null);
      }
      if (i < 7) {
        takes(LARGE, wish, ReferralStep.INTERIM, null);
      }
      if (i >= 4 && i < 9) {
        takes(LARGE, wish, ReferralStep.DECLINE, Reason.COGNITIVE_DECLINE);
      }
    }
    for (int i = 0; i < 4; i++) {
      arrives(SMALL);
      arrives("0125.authority-violence");
    }
    clock.set(Instant.parse("2026-06-01T08:00:00Z"));
    arrives(SMALL); // June's
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private Cover arrives(String unit) throws Exception {
    Sender.Made made = police.wishOf(police.event(), unit);
    assertThat(mail.send(police, made).problem()).isNull();
    mail.delivered(unit, made.cover().messageId());
    new Sender(hub, unit).taken(made.cover().messageId());
    mail.status(police.unit(), made.cover().messageId(), HubStatus.Status.ARRIVED);
    hub.bean(Permits.class)
        .permit(
            new Asking(
                made.cover().messageId(),
                Objects.requireNonNull(hub.directory.unit(UnitId.of(unit))),
                OfficerId.of("h-1"),
                "handler",
                true));
    sent.add(made.cover());
    return made.cover();
  }

  private void takes(String by, Cover wish, ReferralStep step, @Nullable Reason reason)
      throws Exception {
    Sender unit = new Sender(hub, by);
    StepRecord whole = unit.whole(step);
    assertThat(
            mail.send(
                    unit,
                    unit.step(
                        wish,
                        new StepRecord(
                            whole.message(),
                            step,
                            reason == null ? whole.reason() : reason,
                            whole.next(),
                            whole.safety(),
                            whole.attested())))
                .problem())
        .isNull();
  }

  /** All that is asked of one closed month, in one order: it is closed here, and once. */
  @Test
  void row17AMonthClosesAndTheFiguresSayWhatTheLedgerSaysAndShowNobody() throws Exception {
    CloseMonths close = hub.bean(CloseMonths.class);
    assertThat(close.close()).as("May is not closed while what is late may come").isZero();
    assertThat(hub.bean(Figures.class).month(MAY, new Eyes.Region())).isEmpty();
    clock.set(Instant.parse("2026-06-12T08:00:00Z"));
    assertThat(close.close()).isEqualTo(1);
    assertThat(close.close()).isZero();

    assertThat(shown("RECEIVED", "TOTAL")).isEqualTo(Map.of("", 18));
    assertThat(shown("RECEIVED", "UNIT")).isEqualTo(Map.of(LARGE, 10));
    assertThat(figure("RECEIVED", "UNIT", SMALL).hidden()).isEqualTo("FEWER");
    assertThat(figure("RECEIVED", "UNIT", "0128.authority-violence").hidden())
        .as("none looks like few")
        .isEqualTo("FEWER");
    assertThat(shown("TAKEN_OVER", "UNIT")).isEqualTo(Map.of(LARGE, 9));
    assertThat(shown("CONTACT", "UNIT")).isEqualTo(Map.of(LARGE, 7));
    assertThat(shown("STARTED", "UNIT")).isEqualTo(Map.of(LARGE, 7));
    assertThat(shown("BROKE", "UNIT")).isEqualTo(Map.of(LARGE, 5));
    // With it one would know that nobody else took anything over.
    assertThat(shown("TAKEN_OVER", "TOTAL")).isEmpty();
    assertThat(shown("BROKE", "WHY")).isEmpty();

    List<Figure> may = figures(new Eyes.Region());
    staysAsReleased(may);
    eachSeesItsOwn();
    missingAndForbiddenAreAlike();
    theLogHasTheHashOfTheFileThatTheRegionGets();
    nobodyIsInThem();
    thePagesAreDrawn();
    whoIsAskedAfterwardsIsCountedOnceAtEachTime();
  }

  /** Six are completed in June; they are asked at one, three and six months, the sixth but once. */
  private void whoIsAskedAfterwardsIsCountedOnceAtEachTime() throws Exception {
    List<Cover> completed = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Cover wish = arrives(LARGE);
      takes(LARGE, wish, ReferralStep.TAKE_OVER, null);
      takes(LARGE, wish, ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED);
      completed.add(wish);
    }
    asks(completed, "2026-06-15T08:00:00Z"); // three days after: part of the end
    asks(completed, "2026-07-10T08:00:00Z");
    asks(completed, "2026-07-11T08:00:00Z"); // the same follow-up, asked twice
    asks(completed.subList(0, 5), "2026-09-14T08:00:00Z");
    asks(completed.subList(0, 5), "2026-12-10T08:00:00Z");
    clock.set(Instant.parse("2027-01-20T08:00:00Z"));
    hub.bean(CloseMonths.class).close();
    assertThat(followed(YearMonth.of(2026, 6))).isEmpty();
    assertThat(followed(YearMonth.of(2026, 7))).isEqualTo(Map.of("FOLLOWED_UP_1", 6));
    assertThat(followed(YearMonth.of(2026, 9))).isEqualTo(Map.of("FOLLOWED_UP_3", 5));
    assertThat(followed(YearMonth.of(2026, 12))).isEqualTo(Map.of("FOLLOWED_UP_6", 5));
  }

  private void asks(List<Cover> whom, String at) throws Exception {
    clock.set(Instant.parse(at));
    for (Cover wish : whom) {
      takes(LARGE, wish, ReferralStep.FOLLOW_UP, null);
    }
  }

  private Map<String, Integer> followed(YearMonth month) {
    return hub
        .bean(Figures.class)
        .month(month, new Eyes.Own(Set.of(LARGE)))
        .orElseThrow()
        .figures()
        .stream()
        .filter(one -> one.step().startsWith("FOLLOWED_UP") && one.count() != null)
        .collect(Collectors.toMap(Figure::step, one -> Objects.requireNonNull(one.count())));
  }

  private void staysAsReleased(List<Figure> may) throws Exception {
    takes(LARGE, sent.get(9), ReferralStep.TAKE_OVER, null);
    hub.restart(ObligationsTest.CONFIG);
    hub.bean(CloseMonths.class).close();
    assertThat(figures(new Eyes.Region())).isEqualTo(may);
    try (Connection connection = hub.database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String change :
          List.of(
              "update figure set count = 1, hidden = null where class = '" + SMALL + "'",
              "delete from figure")) {
        assertThatThrownBy(() -> statement.execute(change))
            .hasMessageContaining("a released figure stays as it is");
      }
    }
  }

  private void eachSeesItsOwn() {
    List<Figure> own = figures(new Eyes.Own(Set.of(LARGE)));
    assertThat(own).isNotEmpty().allMatch(one -> one.name().equals(LARGE));
    assertThat(figures(new Eyes.Region())).as("the same cells").containsAll(own);
  }

  private void missingAndForbiddenAreAlike() throws Exception {
    MockMvc door = MockMvcBuilders.standaloneSetup(hub.bean("followPages")).build();
    Authentication own = person("follow-up", List.of(LARGE));
    List<String> refused = new ArrayList<>();
    for (Authentication who :
        List.of(
            person("operator", List.of(LARGE)),
            person("auditor", List.of(LARGE)),
            person("follow-up", List.of()),
            person("follow-up", List.of("polisen-stockholm")))) {
      refused.add(answer(door, "/follow-up/2026-05", who));
    }
    refused.add(answer(door, "/follow-up/2026-06", own));
    refused.add(answer(door, "/follow-up/2020-01", person("lansstyrelsen", List.of())));
    refused.add(answer(door, "/follow-up/x", own));
    assertThat(refused).containsOnly("404 ");
    assertThat(answer(door, "/follow-up/2026-05/figures.csv", own))
        .startsWith("200 month,function,step,breakdown,class,count,hidden\n")
        .contains("2026-05,authority-violence,RECEIVED,UNIT,0127.authority-violence,10,\n")
        .doesNotContain(SMALL, "TOTAL", "SOURCE");
    assertThat(answer(door, "/follow-up/2026-05/units.csv", person("socialstyrelsen", List.of())))
        .contains("2026-05,0127,,0127.authority-violence,authority-violence,RECEIVED,10,VISAS\n")
        .contains(
            "2026-05,0126,,0126.authority-violence,authority-violence,RECEIVED,,FARRE_AN_5\n");
  }

  private void theLogHasTheHashOfTheFileThatTheRegionGets() throws Exception {
    MockMvc door = MockMvcBuilders.standaloneSetup(hub.bean("followPages")).build();
    byte[] file =
        door.perform(
                MockMvcRequestBuilders.get("/follow-up/2026-05/figures.csv")
                    .principal(person("lansstyrelsen", List.of())))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    assertThat(
            hub.bean(LogReader.class).trail(OwnTrail.OPERATION).stream()
                .map(entry -> Objects.requireNonNull(entry.detail()))
                .filter(detail -> detail.event() == LogEvent.FIGURES_RELEASED)
                .map(LogDetail::facts))
        .containsExactly(Map.of("month", "2026-05", "threshold", "5", "sha256", hash));
  }

  private static String answer(MockMvc door, String path, Authentication who) throws Exception {
    var answer = door.perform(MockMvcRequestBuilders.get(path).principal(who)).andReturn();
    return answer.getResponse().getStatus() + " " + answer.getResponse().getContentAsString();
  }

  private static Authentication person(String role, List<String> units) {
    DefaultOidcUser user =
        new DefaultOidcUser(
            AuthorityUtils.createAuthorityList("ROLE_" + role),
            new OidcIdToken(
                "t", Instant.EPOCH, Instant.MAX, Map.of("sub", "person-1", "units", units)));
    return new TestingAuthenticationToken(user, null, List.copyOf(user.getAuthorities()));
  }

  /** Neither a message, a conversation, a handle nor an officer is in what was released. */
  private void nobodyIsInThem() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Connection connection = hub.database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("figure_month", "figure", "figure_time", "figure_pilot")) {
        var rows = statement.executeQuery("select t::text from " + table + " t");
        while (rows.next()) {
          all.append(rows.getString(1)).append('\n');
        }
      }
    }
    assertThat(all).contains(LARGE);
    for (Cover cover : sent) {
      assertThat(all)
          .doesNotContain(
              cover.messageId().toString(),
              cover.conversationId().toString(),
              cover.parts().getFirst().subject().toString());
    }
    assertThat(all).doesNotContain("h-1");
  }

  private void thePagesAreDrawn() throws Exception {
    ExtendedModelMap model = new ExtendedModelMap();
    Object pages = hub.bean("followPages");
    var method =
        pages
            .getClass()
            .getDeclaredMethod(
                "month",
                String.class,
                Authentication.class,
                org.springframework.ui.Model.class,
                Locale.class);
    method.setAccessible(true);
    method.invoke(pages, "2026-05", person("lansstyrelsen", List.of()), model, Locale.of("sv"));
    Map<String, Object> shown = new java.util.HashMap<>(model);
    shown.put("demo", true);
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    for (String language : List.of("sv", "en")) {
      String page =
          TestPages.render(hub.bean(MessageSource.class), language, "hub/follow-month", shown);
      Files.writeString(folder.resolve("follow-" + language + ".html"), page);
      assertThat(page).contains("<svg", "<table").doesNotContain("??");
    }
    assertThat(
            TestPages.render(
                hub.bean(MessageSource.class),
                "sv",
                "hub/follow",
                Map.of("demo", true, "months", List.of(MAY))))
        .contains("2026-05");
  }

  private List<Figure> figures(Eyes eyes) {
    return hub.bean(Figures.class).month(MAY, eyes).orElseThrow().figures();
  }

  private Figure figure(String step, String breakdown, String name) {
    return figures(new Eyes.Region()).stream()
        .filter(
            one ->
                one.function().equals("authority-violence")
                    && one.step().equals(step)
                    && one.breakdown().equals(breakdown)
                    && one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Integer> shown(String step, String breakdown) {
    return figures(new Eyes.Region()).stream()
        .filter(one -> one.function().equals("authority-violence"))
        .filter(one -> one.step().equals(step) && one.breakdown().equals(breakdown))
        .filter(one -> one.count() != null)
        .collect(Collectors.toMap(Figure::name, one -> Objects.requireNonNull(one.count())));
  }
}
