package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.hub.Trail;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;

/**
 * Existence is secret (house rule 7): what a recipient gets of an event is the same whether its
 * other track exists or not. Three events through the real doors: his wish alone, the same wish
 * with a concern for a child, and the same concern alone. What authority-violence gets of the first
 * two is compared, and what child-and-family gets of the last two.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBytesTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0180-sodermalm.authority-violence");
  private static final UnitId FAMILY = UnitId.of("0180-sodermalm.child-and-family");

  /**
   * All that may differ, and nothing else: what is drawn at random for each message or is the time
   * of it. Each is replaced by its kind, where it stands; that it stands there is compared.
   */
  private static final Map<String, Pattern> RANDOM_OR_TIME =
      inOrder(
          "id", "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
          "sha256", "\\b[0-9a-f]{64}\\b",
          "handle", "\\b[0-9a-f]{32}\\b",
          "instant", "2026-0[58]-0[24]T[0-9:.]+Z",
          "shown time", "\\b4 maj 2026 [0-9]{2}:[0-9]{2}\\b",
          "minutes waited", "\\b[0-9]{1,2} min\\b",
          "token against forgery", "(?<=name=\"_csrf\" value=\")[^\"]+",
          "the same in a header", "(?<=X-CSRF-TOKEN&quot;: &quot;)[^&]+");

  /** The DER form of an ECDSA signature is 68 to 72 bytes, whatever was signed (RFC 3279). */
  private static final int SIGNATURE_SLACK = 4;

  private final Json json = new Json();
  private @Nullable Running sluss;
  private final Map<String, Got> violence = new LinkedHashMap<>();
  private final Map<String, Got> family = new LinkedHashMap<>();

  /**
   * What one side has of one message.
   *
   * @param message its id
   * @param texts by where they were met, with what may differ replaced
   * @param sealedSizes of the parts, in bytes
   */
  private record Got(MessageId message, Map<String, String> texts, List<Integer> sealedSizes) {}

  @BeforeAll
  void play(@TempDir Path folder) throws Exception {
    Running running =
        SlussLocal.start(
            Options.parse("--data=" + folder, "--ports.base=0", "--clock=2026-05-04T18:00"));
    sluss = running;
    try (PoliceDoor police = new PoliceDoor(running, json)) {
      police.send(event("SAME-0001", Wish.YES, false));
      police.send(event("SAME-0002", Wish.YES, true));
      police.send(event("SAME-0003", Wish.NO, true));
    }
    arrived(4);
    look(running, "violence", VIOLENCE, List.of("SAME-0001", "SAME-0002"), violence);
    look(running, "family", FAMILY, List.of("SAME-0002", "SAME-0003"), family);
  }

  @AfterAll
  void stop() {
    if (sluss != null) {
      sluss.close();
    }
  }

  @Test
  void whoMeetsHimGetsTheSameWhetherAChildIsConcernedOrNot() {
    same(got(violence, "SAME-0001"), got(violence, "SAME-0002"));
  }

  @Test
  void whoProtectsTheChildGetsTheSameWhetherHeWishedContactOrNot() {
    same(got(family, "SAME-0002"), got(family, "SAME-0003"));
  }

  /** Each of the sender's two messages has a way of its own. */
  @Test
  void theSendersOwnTrailOfATrackIsTheSameToo() throws Exception {
    assertThat(policeTrail("SAME-0001", VIOLENCE)).isEqualTo(policeTrail("SAME-0002", VIOLENCE));
    assertThat(policeTrail("SAME-0002", FAMILY)).isEqualTo(policeTrail("SAME-0003", FAMILY));
  }

  /** The comparison would see a difference: the two units' own texts are not the same. */
  @Test
  void whatIsComparedTellsOneMessageFromAnother() {
    Map<String, String> his = got(violence, "SAME-0002").texts();
    Map<String, String> childs = got(family, "SAME-0002").texts();
    assertThat(his.keySet()).isEqualTo(childs.keySet()).hasSize(9);
    his.forEach((where, text) -> assertThat(text).as(where).isNotEqualTo(childs.get(where)));
    assertThat(his.values())
        .allSatisfy(text -> assertThat(text).doesNotContain("Lilla Prov", "concern-report"));
    assertThat(his.get("opened")).contains("Prov Provsson");
  }

  private static void same(Got one, Got other) {
    assertThat(other.texts()).containsExactlyEntriesOf(one.texts());
    assertThat(other.sealedSizes()).hasSameSizeAs(one.sealedSizes());
    for (int i = 0; i < one.sealedSizes().size(); i++) {
      assertThat(other.sealedSizes().get(i) - one.sealedSizes().get(i))
          .isBetween(-SIGNATURE_SLACK, SIGNATURE_SLACK);
    }
  }

  /** Everything a unit meets of each event's message, from the list to the opened page. */
  private void look(
      Running running, String person, UnitId unit, List<String> events, Map<String, Got> into)
      throws Exception {
    Inbox inbox = running.bean("portal", Inbox.class);
    try (PortalBrowsing browser = new PortalBrowsing(running, person)) {
      for (String event : events) {
        MessageId message = messageOf(event, unit);
        Map<String, String> texts = new LinkedHashMap<>();
        String own = "/inbox/" + message;
        texts.put("row", row(browser.page("/inbox"), message));
        texts.put("stored", stored(running, message));
        texts.put("outside", masked(browser.page(own)));
        texts.put("claimed", masked(browser.press(own + "/claim", own)));
        texts.put("opened", masked(browser.press(own + "/open", own)));
        Viewer viewer = viewer(running, unit);
        inbox.release(message, viewer);
        inbox.claim(message, viewer);
        Opened opened = inbox.open(message, viewer);
        texts.put("cover", sized(text(opened.cover())));
        List<Object> parts = opened.parts().stream().map(Opened.Part::content).toList();
        texts.put("parts", text(parts));
        texts.put("trail", text(running.bean("portal", Trail.class).of(message, unit)));
        texts.put("row after", row(browser.page("/inbox"), message));
        into.put(
            event,
            new Got(
                message, texts, opened.cover().parts().stream().map(part -> part.size()).toList()));
      }
    }
  }

  /** The columns of the adapter's own row, but for the locked bytes. */
  private String stored(Running running, MessageId message) {
    return masked(
        running
            .bean("portal", JdbcClient.class)
            .sql(
                "select to_jsonb(inbox) - 'sealed' - 'received_at' - 'answer_by' from inbox"
                    + " where message = ?")
            .param(message.value())
            .query(String.class)
            .single());
  }

  private String policeTrail(String event, UnitId unit) throws Exception {
    return text(running().bean("police", Trail.class).of(messageOf(event, unit), POLICE));
  }

  private MessageId messageOf(String event, UnitId recipient) {
    return sent(event).stream()
        .filter(row -> row.recipient().equals(recipient))
        .map(SentRow::message)
        .findFirst()
        .orElseThrow();
  }

  private List<SentRow> sent(String event) {
    return running().bean("police", SentMessages.class).ofEvent(POLICE, event);
  }

  private void arrived(int messages) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      long there =
          List.of("SAME-0001", "SAME-0002", "SAME-0003").stream()
              .flatMap(event -> sent(event).stream())
              .filter(row -> row.status() == SentRow.Status.ARRIVED)
              .count();
      if (there >= messages) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not everything arrived");
  }

  private static Viewer viewer(Running running, UnitId unit) {
    assertThat(running.clock()).isNotNull();
    return new Viewer(
        OfficerId.of("h-same"),
        new TreeSet<>(Set.of(unit)),
        new TreeSet<>(Set.of("handler", "named-handler", "responsible-officer")));
  }

  /** The line of one message in a page that lists several. */
  private static String row(String page, MessageId message) {
    Matcher rows = Pattern.compile("<li[^>]*>.*?</li>", Pattern.DOTALL).matcher(page);
    while (rows.find()) {
      if (rows.group().contains(message.toString())) {
        return masked(rows.group());
      }
    }
    throw new AssertionError("the message is not in the list");
  }

  private String text(Object value) {
    return masked(new String(json.write(value), StandardCharsets.UTF_8));
  }

  /** A sealed part's size is compared by itself. */
  private static String sized(String cover) {
    return cover.replaceAll("\"size\":[0-9]+", "\"size\":<size>");
  }

  private static String masked(String text) {
    String masked = text;
    for (Map.Entry<String, Pattern> one : RANDOM_OR_TIME.entrySet()) {
      masked = one.getValue().matcher(masked).replaceAll("<" + one.getKey() + ">");
    }
    return masked;
  }

  private static Map<String, Pattern> inOrder(String... pairs) {
    Map<String, Pattern> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], Pattern.compile(pairs[i + 1]));
    }
    return map;
  }

  private static Got got(Map<String, Got> from, String event) {
    return Objects.requireNonNull(from.get(event), event);
  }

  private Running running() {
    return Objects.requireNonNull(sluss);
  }

  /** The same person, place, officer and ticks each time; only which tracks there are differs. */
  private static IgorEvent event(String id, Wish wish, boolean child) {
    return new IgorEvent(
        id,
        OfficerId.of("p-1"),
        IgorEvent.Stage.REPORTED,
        "0180",
        "sodermalm",
        new Person("Prov Provsson", null, 40, "070-174 06 11", true, "sv", null, false),
        wish,
        new TreeSet<>(Set.of(IgorEvent.Present.OFFICER_ONLY)),
        IgorEvent.AskedAlone.YES,
        true,
        child,
        child ? concern() : null,
        new TreeSet<>(Set.of("CHECK-18-1", "BDL-2-22")),
        null,
        null,
        null);
  }

  private static Concern concern() {
    return new Concern(
        new Concern.Child("Lilla Prov", null, 6, "sv", false),
        "0180",
        "sodermalm",
        List.of(new Concern.Member("Mor Prov", ConcernReport.Relation.PARENT, false)),
        "Barnet hade gömt sig när vi kom.",
        false,
        "070-174 06 98");
  }
}
