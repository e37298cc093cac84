package se.sluss.adapters.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Preview;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.world.World;
import se.sluss.adapters.portal.mapping.EventReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** The portal on the real kit: database, broker, seals and keys are real, the hub is played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalOnKitTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm-portal");
  private static final UnitId VIOLENCE = UnitId.of("0180-sodermalm.authority-violence");
  private static final Viewer OFFICER = viewer("officer-1", POLICE, "officer");

  private World world;
  private ConfigurableApplicationContext portal;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("portal-on-kit", folder).database("portal");
    portal =
        world.start(
            PortalAdapter.class,
            WebApplicationType.SERVLET,
            "portal",
            POLICE.value(),
            VIOLENCE.value());
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void whatWasTypedIsShownWhereItWouldGoAndNothingIsSent() {
    Outlook outlook = portal.getBean(Preview.class).look(typed("kit-0001"), POLICE);
    assertThat(outlook).isInstanceOf(Outlook.Seen.class);
    Outlook.Seen seen = (Outlook.Seen) outlook;
    assertThat(seen.child()).isNull();
    assertThat(seen.person())
        .isInstanceOfSatisfying(
            Outlook.Way.Goes.class, goes -> assertThat(goes.unit()).isEqualTo(VIOLENCE));
    assertThat(portal.getBean(SentMessages.class).ofEvent(POLICE, "kit-0001")).isEmpty();
  }

  @Test
  void whatWasTypedIsWhatTheReceiverReads() throws Exception {
    Outcome outcome = portal.getBean(Notifications.class).submit(typed("kit-0002"), POLICE);
    assertThat(outcome).isInstanceOf(Outcome.Settled.class);
    Result.Sent sent = (Result.Sent) ((Outcome.Settled) outcome).person();
    Inbox inbox = portal.getBean(Inbox.class);
    Viewer handler = viewer("handler-1", VIOLENCE, "handler");
    World.until(
        () ->
            inbox.list(handler.units(), handler).stream()
                .anyMatch(row -> row.message().equals(sent.message())));
    inbox.claim(sent.message(), handler);
    Opened opened = inbox.open(sent.message(), handler);
    Opened.Part.Wish wish = (Opened.Part.Wish) opened.parts().getFirst();
    assertThat(wish.wish().name()).isEqualTo("Tolvan Tolvansson");
    assertThat(wish.wish().telephone()).isEqualTo("070-174 06 05");
  }

  private IgorEvent typed(String id) {
    Map<String, String[]> form = new TreeMap<>();
    List.of(
            "submission=" + id,
            "stage=DETAINED",
            "wish=YES",
            "alone=YES",
            "present=SECOND_OFFICER",
            "childRisk=no",
            "told=true",
            "person.name=Tolvan Tolvansson",
            "person.personalNumber=19121212-1212",
            "person.telephone=070-174 06 05",
            "person.telephoneSafe=yes",
            "person.protectedIdentity=no",
            "person.language=sv",
            "place.municipality=0180",
            "place.district=sodermalm",
            "check181=true",
            "bdl222=true")
        .forEach(
            field -> {
              int equals = field.indexOf('=');
              form.put(field.substring(0, equals), new String[] {field.substring(equals + 1)});
            });
    EventReader.Read read = portal.getBean(EventReader.class).read(Typed.of(form), OFFICER);
    assertThat(read.faults()).isEmpty();
    return Objects.requireNonNull(read.event());
  }

  private static Viewer viewer(String officer, UnitId unit, String role) {
    SortedSet<UnitId> units = new TreeSet<>(List.of(unit));
    return new Viewer(OfficerId.of(officer), units, new TreeSet<>(List.of(role)));
  }
}
