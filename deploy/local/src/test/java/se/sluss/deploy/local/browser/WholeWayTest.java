package se.sluss.deploy.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sluss.adapters.kit.world.Chromium;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;

/**
 * From the officer's login to the unit's answer, with everything real: login, portal, hub, broker,
 * database. Whatever page is met, axe looks at it.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeWayTest {
  private static final String WISH = "Önskan om kontakt";
  private static final String CONCERN = "Orosanmälan";

  private Running sluss;
  private Chromium chromium;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    chromium = new Chromium();
    sluss =
        SlussLocal.start(
            Options.parse(
                "--data=" + folder.resolve("data"), "--ports.base=0", "--clock=2026-05-04T18:00"));
  }

  @AfterAll
  void stop() {
    chromium.close();
    sluss.close();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aNotificationIsWrittenReceivedAnsweredAndAudited(int width, int height) throws Exception {
    wrongPasswordIsToldOnTheLoginPage(width, height);
    Page officer = logIn("officer", portal("/"), width, height);
    String wish = notifies(officer);
    staysOnThePage(officer);
    assertThat(row(officer, wish)).containsText("Framme hos enheten");

    Page handler = logIn("violence", portal("/inbox"), width, height);
    takesItOver(handler);
    assertThat(row(officer, wish)).containsText("Enheten tar över");
    isRefusedABookingBeforeSafetyIsAssessed(handler);
    booksWithSafetyAssessed(handler);
    neverHearsOfTheBooking(officer, wish);
    staysOnThePageAllTheTime(officer);
    seesHisOwnSideOfTheWay(officer, wish);
    logsOut(officer);

    receivesTheConcernAlone(logIn("family", portal("/inbox"), width, height));
    finds(logIn("auditor", hub("/"), width, height), wish);
    watches(logIn("operator", hub("/"), width, height));
    assertThat(chromium.faults()).isEmpty();
  }

  private void wrongPasswordIsToldOnTheLoginPage(int width, int height) {
    Page page = chromium.page(width, height);
    page.navigate(portal("/"));
    assertThat(page.url()).startsWith(sluss.issuer().toString());
    look(page, "login");
    page.locator("#username").fill("officer");
    page.locator("#password").fill("wrong");
    page.locator("button[type=submit]").click();
    assertThat(page.locator("#problem")).isVisible();
    look(page, "login-wrong");
  }

  /** The form, filled in; the id of the message about him comes back. */
  private String notifies(Page page) {
    look(page, "start");
    page.locator("main a[href='/notify']").click();
    look(page, "form");
    page.locator("#stage-DETAINED").check();
    page.locator("#alone-YES").check();
    page.locator("#present-SECOND_OFFICER").check();
    page.locator("#childRisk-yes").check();
    page.locator("#concern-danger-no").check();
    page.locator("#concern-name").fill("Lilla Testbarn");
    page.locator("#concern-municipality").selectOption("0180");
    page.locator("#concern-district").selectOption("sodermalm");
    page.locator("#concern-protectedIdentity-no").check();
    page.locator("#concern-narrative").fill("Barnet var vaket under bråket och grät.");
    page.locator("#concern-station").fill("08-465 004 20");
    page.locator("#wish-YES").check();
    page.locator("#told").check();
    page.locator("#person-name").fill("Tolvan Tolvansson");
    page.locator("#person-personalNumber").fill("19121212-1212");
    page.locator("#person-telephone").fill("070-174 06 05");
    page.locator("#person-telephoneSafe-yes").check();
    page.locator("#person-protectedIdentity-no").check();
    page.locator("#person-language").selectOption("ar");
    page.locator("#place-municipality").selectOption("0180");
    page.locator("#place-district").selectOption("sodermalm");
    page.locator("#check181").check();
    page.locator("#bdl222").check();
    look(page, "form-filled");
    page.locator("form#notification .actions button").last().click();
    assertThat(page.locator("h1")).hasText("Innan du skickar");
    look(page, "review");
    page.locator("form#notification .actions button").first().click();
    assertThat(page.locator("h1")).hasText("Klart");
    look(page, "result");
    page.locator("main a[href='/sent']").click();
    look(page, "sent");
    Locator link = newest(page, WISH).locator("a[href^='/sent/']");
    return Objects.requireNonNull(link.getAttribute("href")).substring("/sent/".length());
  }

  private void takesItOver(Page page) {
    assertThat(page.locator("#rows")).containsText(WISH);
    assertThat(page.locator("#rows")).not().containsText(CONCERN);
    look(page, "inbox");
    newest(page, WISH).locator("h2 a").click();
    look(page, "message-new");
    page.locator("form[action$='/claim'] button").click();
    look(page, "message-mine");
    page.locator("form[action$='/open'] button").click();
    assertThat(page.locator("main")).containsText("Tolvan Tolvansson");
    look(page, "opened");
    page.locator("#registered").check();
    page.locator("button[value=TAKE_OVER]").click();
    assertThat(page.locator("main")).containsText("Övertaget");
    look(page, "message-taken-over");
  }

  private void isRefusedABookingBeforeSafetyIsAssessed(Page page) {
    page.locator("form[action$='/open'] button").click();
    page.locator("button[value=SCHEDULE]").click();
    look(page, "book");
    page.locator("main form .button").first().click();
    assertThat(page.locator("#errors")).isFocused();
    look(page, "book-refused");
  }

  private void booksWithSafetyAssessed(Page page) {
    page.locator("#reason-VISIT").check();
    page.locator("#basis-NOBODY_KNOWN_CHECKED").check();
    page.locator("#instrument").selectOption("FREDA");
    page.locator("#assessedOn").fill("2026-05-04");
    page.locator("#checks-CHECKED_POLICE").check();
    page.locator("main form .button").first().click();
    assertThat(page.locator("main")).containsText("Möte bokat");
    assertThat(page.locator("ol.way")).containsText("Öppnat");
    look(page, "message-booked");
  }

  /** Marks the page: a page that is loaded anew loses the mark. */
  private static void staysOnThePage(Page page) {
    page.evaluate("() => { window.stayed = true; }");
  }

  private void neverHearsOfTheBooking(Page page, String wish) {
    for (int polls = 0; polls < 2; polls++) {
      page.waitForResponse(Pattern.compile(".*/sent/rows.*"), () -> {});
    }
    assertThat(row(page, wish)).containsText("Enheten tar över");
  }

  private void staysOnThePageAllTheTime(Page page) {
    assertThat(page.evaluate("() => window.stayed === true")).isEqualTo(true);
    assertThat(page.locator("body")).not().containsText(Pattern.compile("bok(ad|ning)"));
    look(page, "sent-taken-over");
  }

  private void seesHisOwnSideOfTheWay(Page page, String wish) {
    page.locator("a[href='/sent/" + wish + "']").click();
    assertThat(page.locator("ol.way")).containsText("Framme hos enheten");
    assertThat(page.locator("ol.way"))
        .not()
        .containsText(Pattern.compile("bok|öppna", Pattern.CASE_INSENSITIVE));
    look(page, "trail");
  }

  private void receivesTheConcernAlone(Page page) {
    assertThat(page.locator("#rows")).containsText(CONCERN);
    assertThat(page.locator("#rows")).not().containsText(WISH);
    look(page, "family-inbox");
    newest(page, CONCERN).locator("h2 a").click();
    page.locator("form[action$='/claim'] button").click();
    page.locator("form[action$='/open'] button").click();
    assertThat(page.locator("main")).containsText("Lilla Testbarn");
    assertThat(page.locator("body")).not().containsText("Tolvan");
    look(page, "family-opened");
  }

  private void finds(Page page, String message) {
    look(page, "hub-start-auditor");
    page.locator("a[href='/audit']").click();
    look(page, "hub-audit");
    page.locator("#id").fill(message);
    page.locator("form.ask button").first().click();
    assertThat(page.locator("ol.way")).containsText("TAKEN_OVER");
    // The booking, which the hub has on record and tells nobody.
    assertThat(page.locator("ol.way")).containsText("ANSWERED");
    look(page, "hub-audit-trail");
    assertThat(page.locator("a[href='/operate']")).hasCount(0);
    refused(page, hub("/operate"), "hub-refused");
  }

  private void watches(Page page) {
    look(page, "hub-start-operator");
    page.locator("a[href='/operate']").click();
    assertThat(page.locator("pre")).containsText("sluss.local/log");
    look(page, "hub-operate");
    refused(page, hub("/audit"), "hub-refused-operator");
    page.navigate(hub("/"));
    logsOut(page);
  }

  /** Out of the login as well: it asks again who comes. */
  private static void logsOut(Page page) {
    page.locator("form[action='/logout'] button").click();
    assertThat(page.locator("#username")).isVisible();
  }

  /** A page that is not his: told as that, in words, on a page like the others. */
  private void refused(Page page, String address, String name) {
    assertThat(page.navigate(address).status()).isEqualTo(403);
    look(page, name);
  }

  private Page logIn(String person, String address, int width, int height) throws IOException {
    Page page = chromium.page(width, height);
    page.navigate(address);
    page.locator("#username").fill(person);
    page.locator("#password").fill(sluss.password(person));
    page.locator("button[type=submit]").click();
    page.waitForURL(address + "**");
    return page;
  }

  /** The newest message of a kind in a list, which has the newest first. */
  private static Locator newest(Page page, String kind) {
    return page.locator("#rows li").filter(new Locator.FilterOptions().setHasText(kind)).first();
  }

  private static Locator row(Page page, String message) {
    return page.locator("#rows li")
        .filter(
            new Locator.FilterOptions().setHas(page.locator("a[href='/sent/" + message + "']")));
  }

  private void look(Page page, String name) {
    chromium.look(page, name);
  }

  private String portal(String path) {
    return "http://localhost:" + sluss.ports().portal() + path;
  }

  private String hub(String path) {
    return "http://localhost:" + sluss.ports().hub() + path;
  }
}
