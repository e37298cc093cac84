package se.sluss.adapters.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.Chromium;

/** The pages in a real browser, at both sizes, with axe looking at each. */
@Tag("browser")
@SpringBootTest(
    classes = PortalOnFakes.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=portal")
class PortalBrowserTest {
  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired private FakeKit kit;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void anew() {
    kit.reset();
    chromium.forget();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aReviewerSettlesAndAHandlerAcknowledgesAndBreaksTheGlass(int width, int height) {
    Page page = in("reviewer", width, height, true);
    chromium.look(page, "review-start");
    page.navigate(at("/review"));
    chromium.look(page, "review-list");
    page.locator("ul.rows button").first().click();
    assertThat(page.locator("h2#attest")).isVisible();
    chromium.look(page, "review-case");
    page.locator("section[aria-labelledby=attest] button").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    chromium.look(page, "review-not-attested");
    page.locator("#ticks-read").check();
    page.locator("section[aria-labelledby=attest] button").click();
    assertThat(page.locator("p.card")).isVisible();
    chromium.look(page, "review-empty");

    kit.reserved.add("NOT_PASSED_ON");
    kit.labels.add("LABEL-40-7g");
    Page handler = in("colleague", width, height, true);
    handler.navigate(at("/inbox/" + FakeKit.WISH));
    handler.locator("section[aria-labelledby=do] button").first().click();
    handler.locator("section[aria-labelledby=do] button").first().click();
    assertThat(handler.locator("h2#reserved")).isVisible();
    chromium.look(handler, "reserved");
    handler.locator("section[aria-labelledby=reserved] button").click();
    assertThat(handler.locator("p.mark")).isVisible();
    chromium.look(handler, "opened-marked");
    handler.navigate(at("/glass"));
    chromium.look(handler, "glass");
    handler.locator("#reason-CHILD_IN_DANGER").check();
    handler.locator("section[aria-labelledby=ask] button").click();
    assertThat(handler.locator("h2#waits")).isVisible();
    chromium.look(handler, "glass-asked");
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void anOfficerNotifiesSeesWhyAndSends(int width, int height) {
    Page page = in("responsible", width, height, true);
    chromium.look(page, "start");
    page.navigate(at("/notify"));
    assertThat(page.locator("#person-name")).isHidden();
    assertThat(page.locator("#concern-narrative")).isHidden();
    chromium.look(page, "form-empty");
    fillWish(page);
    assertThat(page.locator("#place-district")).isVisible();
    page.locator("#place-district").selectOption("");
    page.locator("#person-personalNumber").fill("191212121213");
    page.locator("form#notification .actions button").last().click();
    assertThat(page.locator("#errors")).isFocused();
    assertThat(page.locator("#person-name")).hasValue("Tolvan Tolvansson");
    chromium.look(page, "form-errors");
    page.locator("#errors a").first().click();
    assertThat(page.locator("#person-personalNumber")).isFocused();
    page.locator("#person-personalNumber").fill("19121212-1212");
    page.locator("#place-district").selectOption("sodermalm");
    page.locator("form#notification .actions button").last().click();
    assertThat(page.locator("h1")).hasText("Innan du skickar");
    chromium.look(page, "review");
    page.locator("form#notification .actions button").first().click();
    assertThat(page.locator("h1")).hasText("Klart");
    chromium.look(page, "result");
    assertThat(page.url()).doesNotContain("?");
    assertThat(kit.submitted).hasSize(1);
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aResponsibleOfficerRefersOnwardByKeyboardAndIsAsked(int width, int height) {
    Page page = in("violence", width, height, true);
    page.navigate(at("/inbox/" + FakeKit.WISH));
    page.locator("section[aria-labelledby=do] button").first().click();
    page.locator("section[aria-labelledby=do] button").first().click();
    page.locator("#registered").check();
    page.locator("button[value=TAKE_OVER]").click();
    page.locator("a[href$=onward]").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#decision-reference")).isHidden();
    chromium.look(page, "onward-empty");
    page.locator("form#onward .actions button").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#errors")).isFocused();
    chromium.look(page, "onward-errors");
    page.locator("#recipientUnit").selectOption("provider.rvc-innerstaden");
    page.locator("#onward-basis-DECISION").check();
    page.locator("#decision-reference").fill("SN 2026/123");
    page.locator("#decision-on").fill("2026-05-01");
    page.locator("#person-name").fill("Tolvan Tolvansson");
    page.locator("#person-personalNumber").fill(FakeKit.NUMBER);
    page.locator("#person-telephone").fill("070-174 06 05");
    page.locator("#person-protectedIdentity-no").check();
    page.locator("#person-language").selectOption("sv");
    page.locator("#consent-how-SPOKEN").check();
    page.locator("#basis-ASSESSED_BY_VICTIMS_SIDE").check();
    page.locator("#instrument").selectOption("NONE");
    page.locator("#assessedOn").fill("2026-05-04");
    page.locator("form#onward .actions button").click();
    assertThat(page.locator("h2#ask")).isVisible();
    chromium.look(page, "onward-review");
    page.locator("form#onward .actions button").first().click();
    assertThat(page.locator("h1")).hasText("Klart");
    chromium.look(page, "onward-result");
    assertThat(page.url()).doesNotContain("?");
    assertThat(kit.referred).hasSize(1);
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aConcernThatCannotBePlacedShowsWhomToCallAndANoWhatToHandOver(int width, int height) {
    Page page = in("officer", width, height, true);
    page.navigate(at("/notify"));
    page.locator("#stage-REPORTED").check();
    page.locator("#alone-NOT_ASKED").check();
    page.locator("#childRisk-yes").check();
    assertThat(page.locator("#concern-narrative")).isVisible();
    page.locator("#concern-danger-no").check();
    page.locator("#concern-name").fill("Lilla Testbarn");
    page.locator("#concern-protectedIdentity-no").check();
    page.locator("#concern-narrative").fill("Barnet var vaket under bråket och grät.");
    page.locator("#concern-station").fill("08-465 004 20");
    page.locator("#wish-NOT_ASKED").check();
    chromium.look(page, "form-concern");
    page.locator("form#notification .actions button").last().click();
    assertThat(page.locator("a.call")).hasAttribute("href", "tel:08-465 004 10");
    chromium.look(page, "review-call");
    page.locator("form#notification .actions button").first().click();
    chromium.look(page, "result-call");
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aHandlerClaimsOpensAndBooksWithARecordOfSafety(int width, int height) {
    Page page = in("violence", width, height, true);
    page.navigate(at("/inbox"));
    chromium.look(page, "inbox");
    page.navigate(at("/inbox/" + FakeKit.WISH));
    chromium.look(page, "message-new");
    page.locator("form[action$='/claim'] button").click();
    chromium.look(page, "message-mine");
    page.locator("form[action$='/open'] button").click();
    assertThat(page.locator("main")).containsText("Tolvan Tolvansson");
    chromium.look(page, "opened-wish");
    page.locator("#registered").check();
    page.locator("button[value=TAKE_OVER]").click();
    page.locator("form[action$='/open'] button").click();
    page.locator("button[value=SCHEDULE]").click();
    chromium.look(page, "book");
    page.locator("#basis-NOBODY_KNOWN_CHECKED").check();
    page.locator("main form .button").first().click();
    assertThat(page.locator("#errors")).isFocused();
    chromium.look(page, "book-errors");
    page.locator("#reason-VISIT").check();
    page.locator("#instrument").selectOption("FREDA");
    page.locator("#assessedOn").fill("2026-05-04");
    page.locator("#checks-CHECKED_POLICE").check();
    page.locator("main form .button").first().click();
    assertThat(page.locator("main")).containsText("Möte bokat");
    chromium.look(page, "message-booked");
    page.locator("form[action$='/open'] button").click();
    page.locator("button[value=COMPLETE]").click();
    chromium.look(page, "step-complete");
    page.locator("main form .button").first().click();
    assertThat(page.locator("#errors")).isFocused();
    chromium.look(page, "step-errors");
    assertThat(kit.safety).hasSize(1);
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aConcernReportIsReadAndTheRulesAnswerBeforehand(int width, int height) {
    Page page = in("family", width, height, true);
    page.navigate(at("/inbox/" + FakeKit.CONCERN));
    page.locator("form[action$='/claim'] button").click();
    page.locator("form[action$='/open'] button").click();
    chromium.look(page, "opened-concern");
    page.navigate(at("/inbox/" + FakeKit.WISH));
    chromium.look(page, "not-found");
    page.navigate(at("/share"));
    chromium.look(page, "share");
    page.locator("#share-function").selectOption("victim-support");
    page.locator("#share-municipality").selectOption("0127");
    page.locator("#share-subject").selectOption("VICTIM_ADULT");
    page.locator("#share-purpose").selectOption("VICTIM_SUPPORT");
    page.locator("#share-categories-CONTACT").check();
    page.locator("#share-regime").selectOption("OSL-26-1");
    page.locator("#share-consent-NONE").check();
    page.locator("main form .actions button").click();
    chromium.look(page, "share-answer");
    chromium.expected("404");
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void theAnswerSaysWhatWouldChangeItAndLeadsIntoTheFormFilledIn(int width, int height) {
    Page page = in("officer", width, height, true);
    page.navigate(at("/share"));
    page.locator("#share-function").selectOption("authority-violence");
    page.locator("#share-municipality").selectOption("0180");
    page.locator("#share-district").selectOption("sodermalm");
    page.locator("#share-subject").selectOption("PERPETRATOR_ADULT");
    page.locator("#share-purpose").selectOption("TREATMENT_REFERRAL");
    page.locator("#share-categories-CONTACT").check();
    page.locator("#share-categories-SUSPICION").check();
    page.locator("#share-regime").selectOption("OSL-35-1");
    page.locator("#share-consent-ASKED_REFUSED").check();
    page.locator("main form .actions button").click();
    assertThat(page.locator(".verdict h2")).hasText("Nej");
    assertThat(page.locator(".changes li")).hasCount(2);
    assertThat(page.locator(".changes li").first()).containsText("Om samtycket är");
    chromium.look(page, "share-no");
    page.locator("form[action$='/notify/edit'] button").click();
    assertThat(page.locator("h1")).hasText("Ny underrättelse");
    assertThat(page.locator("#wish-NO")).isChecked();
    assertThat(page.locator("#told")).not().isChecked();
    page.locator("#wish-YES").check();
    assertThat(page.locator("#place-municipality")).hasValue("0180");
    assertThat(page.locator("#place-district")).hasValue("sodermalm");
    chromium.look(page, "form-from-share");
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void theContentIsCopiedThenTakenOverAndThenGone(int width, int height) {
    Page page = in("violence", width, height, true);
    page.navigate(at("/inbox/" + FakeKit.WISH));
    page.locator("form[action$='/claim'] button").click();
    page.locator("form[action$='/open'] button").click();
    Page copy = page.waitForPopup(() -> page.locator("form[action$='/copy'] button").click());
    assertThat(copy.locator("h1")).isVisible();
    assertThat(copy.locator("main")).containsText("Tolvan Tolvansson");
    chromium.look(copy, "copy");
    copy.close();
    page.locator("button[value=TAKE_OVER]").click();
    assertThat(page.locator("#errors")).isFocused();
    chromium.look(page, "take-over-errors");
    page.locator("#registered").check();
    page.locator("button[value=TAKE_OVER]").click();
    assertThat(page.locator("main")).containsText("raderat här");
    chromium.look(page, "message-taken-over");
    page.locator("form[action$='/open'] button").click();
    chromium.look(page, "opened-taken-over");
    assertThat(page.locator("main")).not().containsText("Tolvan");
    nothingFound();
  }

  @ParameterizedTest
  @CsvSource({"360,740", "1280,900"})
  void aStoppedConcernCallsForACallOnEveryPageWithoutReloading(int width, int height) {
    Page page = in("officer", width, height, true);
    page.navigate(at("/share"));
    assertThat(page.locator("#stuck a.call")).hasCount(0);
    kit.status(FakeKit.CONCERN, SentRow.Status.REFUSED);
    assertThat(page.locator("#stuck a.call"))
        .hasAttribute(
            "href",
            "tel:" + FakeKit.ON_CALL,
            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
    chromium.look(page, "stuck");
    page.navigate(at("/sent"));
    assertThat(page.locator("a.call")).hasCount(1);
    chromium.look(page, "sent-stuck");
    nothingFound();
  }

  @Test
  void theSentListTellsOfNewsWithoutReloadingAndKeepsTheKeyboardWhereItWas() {
    Page page = in("officer", 360, 740, true);
    page.navigate(at("/sent"));
    chromium.look(page, "sent");
    page.evaluate("() => { window.here = true; }");
    assertThat(page.locator("main")).containsText("Framme hos enheten");
    kit.status(FakeKit.WISH, SentRow.Status.NEEDS_INFORMATION);
    assertThat(page.locator("main")).containsText("Enheten behöver veta mer");
    assertThat((Boolean) page.evaluate("() => window.here === true")).isTrue();
    page.navigate(at("/sent/" + FakeKit.WISH));
    chromium.look(page, "trail");
    nothingFound();
  }

  @Test
  void theWholeWayWorksWithoutScripts() {
    Page page = in("officer", 360, 740, false);
    page.navigate(at("/notify"));
    fillWish(page);
    page.locator("form#notification .actions button").last().click();
    assertThat(page.locator("h1")).hasText("Innan du skickar");
    page.locator("form#notification .actions button").first().click();
    assertThat(page.locator("h1")).hasText("Klart");
    page = in("violence", 360, 740, false);
    page.navigate(at("/inbox/" + FakeKit.WISH));
    page.locator("form[action$='/claim'] button").click();
    page.locator("form[action$='/open'] button").click();
    page.locator("#registered").check();
    page.locator("button[value=TAKE_OVER]").click();
    assertThat(page.locator("main")).containsText("Övertaget");
  }

  @Test
  void theFormIsFilledInByKeyboardAloneAndChangesLanguageWithoutLosingAnything() {
    Page page = in("officer", 1280, 900, true);
    page.navigate(at("/notify"));
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator("#stage-REPORTED")).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#stage-APPREHENDED")).isChecked();
    page.locator("#wish-YES").check();
    page.locator("#person-name").fill("Tolvan Tolvansson");
    page.locator("button[name=lang]").click();
    assertThat(page.locator("h1")).hasText("New notification");
    assertThat(page.locator("#stage-APPREHENDED")).isChecked();
    assertThat(page.locator("#person-name")).hasValue("Tolvan Tolvansson");
    chromium.look(page, "form-english");
    nothingFound();
  }

  private void fillWish(Page page) {
    page.locator("#stage-DETAINED").check();
    page.locator("#alone-YES").check();
    page.locator("#present-SECOND_OFFICER").check();
    page.locator("#childRisk-no").check();
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
  }

  private Page in(String person, int width, int height, boolean scripts) {
    Page page = chromium.page(width, height, scripts);
    page.navigate(at("/test-login/" + person));
    return page;
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private void nothingFound() {
    assertThat(chromium.faults()).isEmpty();
  }
}
