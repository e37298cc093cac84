package se.sluss.deploy.local.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.world.Chromium;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Ports;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;
import se.sluss.deploy.local.evening.PoliceDoor;
import tools.jackson.databind.JsonNode;

/** The same people, programs and case systems come in by a login that is not ours. */
@Tag("keycloak")
class KeycloakTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * A concern report alone, since it is a duty: this test runs by the machine's time, as Keycloak
   * does, and an aged ruleset sends every permit to a person but never stops a duty.
   */
  private static final String CONCERN =
      """
      {
        "eventId": "KEYCLOAK-0001",
        "officer": "p-17",
        "stage": "REPORTED",
        "wish": "NOT_ASKED",
        "presentWhenAsked": [],
        "askedAlone": "NOT_ASKED",
        "toldThatNoChangesNothing": false,
        "childSuspected": true,
        "ticks": [],
        "concern": {
          "child": {"name": "Lillan Tolvansson", "ageYears": 7, "protectedIdentity": false},
          "municipality": "0127",
          "household": [],
          "narrative": "Barnet fanns hemma.",
          "immediateDanger": false,
          "stationTelephone": "08-465 004 50"
        }
      }
      """;

  @Test
  void anOfficerAndACaseSystemLogInThereAndANotificationArrives(@TempDir Path folder)
      throws Exception {
    Ports ports = Ports.from(0);
    Keycloak keycloak = Keycloak.start(folder.resolve("keycloak"), ports);
    try (keycloak;
        Running sluss = SlussLocal.start(options(folder.resolve("sluss"), ports, keycloak))) {
      anOfficerSeesThePortalAsHisRoleHasIt(sluss, keycloak);
      aCaseSystemsNotificationArrives(sluss);
    }
    assertThat(keycloak.stopped()).isTrue();
  }

  private static Options options(Path data, Ports ports, Keycloak keycloak) {
    return new Options(
        data,
        null,
        null,
        ports,
        null,
        keycloak.issuer(),
        keycloak.clientSecrets(),
        false,
        false,
        new Options.Play(1, 1, false));
  }

  private static void anOfficerSeesThePortalAsHisRoleHasIt(Running sluss, Keycloak keycloak)
      throws IOException {
    String portal = "http://localhost:" + sluss.ports().portal();
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.page(360, 740);
      page.navigate(portal + "/");
      assertThat(page.url()).startsWith(keycloak.issuer().toString());
      page.locator("#username").fill("officer");
      page.locator("#password").fill(keycloak.password("officer"));
      page.locator("#kc-login").click();
      page.waitForURL(portal + "/**");
      assertThat(page.locator("main")).containsText("Polisen i Stockholm");
      assertThat(page.locator("nav a[href='/notify']")).isVisible();
      assertThat(page.locator("nav a[href='/inbox']")).hasCount(0);
      page.navigate(portal + "/sent");
      assertThat(page.locator("#rows")).isVisible();
    }
  }

  private static void aCaseSystemsNotificationArrives(Running sluss) throws Exception {
    try (PoliceDoor door = new PoliceDoor(sluss, new Json())) {
      JsonNode answer = door.send(CONCERN.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.at("/child/kind").stringValue()).isEqualTo("sent");
      assertThat(answer.at("/child/unit").stringValue()).isEqualTo("0127.child-and-family");
      assertThat(arrived(door).at("/0/unit").stringValue()).isEqualTo("0127.child-and-family");
    }
  }

  private static JsonNode arrived(PoliceDoor door) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode states = door.states("KEYCLOAK-0001");
    while (!states.at("/0/status").stringValue("").equals("ARRIVED") && System.nanoTime() < end) {
      Thread.sleep(200);
      states = door.states("KEYCLOAK-0001");
    }
    assertThat(states.size()).isEqualTo(1);
    assertThat(states.at("/0/status").stringValue()).isEqualTo("ARRIVED");
    return states;
  }
}
