package se.sluss.adapters.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Opener;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/**
 * An adapter of somebody else's making that seals what no schema allows: the hub cannot see it, so
 * the receiver must.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignContentTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final Viewer HANDLER =
      new Viewer(
          OfficerId.of("h-1"), new TreeSet<>(List.of(VIOLENCE)), new TreeSet<>(Set.of("handler")));

  private final Json json = new Json();
  private World world;
  private ConfigurableApplicationContext police;
  private ConfigurableApplicationContext portal;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("foreign", folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    portal = world.start("portal", VIOLENCE.value());
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  /** The same message, as whole and as well signed, with other content in its part. */
  private SealedMessage with(SealedMessage message, String from, String to) {
    UnitKeys ours = world.keys(POLICE);
    UnitKeys theirs = world.keys(VIOLENCE);
    Verifier verifier = portal.getBean(Verifier.class);
    Signer signer = new Signer(ours.signingKey(), ours.signing());
    try {
      Cover cover = json.read(verifier.verify(message.cover()).content().toArray(), Cover.class);
      PartHeader header = cover.parts().getFirst();
      SealLabel label =
          new SealLabel(cover.messageId(), header.id(), POLICE, VIOLENCE, header.schema());
      Bytes sealed = message.parts().getFirst().sealed();
      String content =
          new String(
              new Opener(theirs.openingKey(), theirs.opening(), verifier)
                  .open(sealed, label)
                  .toArray(),
              UTF_8);
      assertThat(content).contains(from);
      Bytes again =
          new Sealer(signer, verifier)
              .seal(content.replace(from, to).getBytes(UTF_8), label, theirs.opening());
      String text =
          new String(json.write(cover), UTF_8)
              .replace(header.sha256(), again.sha256())
              .replace("\"size\":" + header.size(), "\"size\":" + again.size());
      return new SealedMessage(
          signer.sign(text.getBytes(UTF_8)),
          List.of(new SealedMessage.SealedPart(header.id(), again)));
    } catch (SealException | Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(String event, String from, String to, String field) throws Exception {
    world.hub().bend(message -> with(message, from, to));
    Outcome.Settled settled =
        (Outcome.Settled) police.getBean(Notifications.class).submit(Events.wish(event), POLICE);
    MessageId message = ((Result.Sent) settled.person()).message();
    Inbox inbox = portal.getBean(Inbox.class);
    World.until(
        () ->
            inbox.list(Set.of(VIOLENCE), HANDLER).stream()
                .anyMatch(row -> row.message().equals(message)));
    inbox.claim(message, HANDLER);
    assertThatThrownBy(() -> inbox.open(message, HANDLER))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(new Fault(SlCode.SCHEMA_REFUSED, field));
              assertThat(e).hasMessageNotContaining(to);
            });
    assertThat(inbox.list(Set.of(VIOLENCE), HANDLER))
        .filteredOn(row -> row.message().equals(message))
        .allSatisfy(row -> assertThat(row.state()).isEqualTo(InboxRow.State.REFUSED));
    World.until(
        () ->
            world.hub().evidence().stream()
                .anyMatch(
                    item ->
                        item.message().equals(message)
                            && item.step() == Evidence.Step.REFUSED
                            && SlCode.SCHEMA_REFUSED.toString().equals(item.code())));
  }

  @Test
  void aPersonalNumberWithAWrongCheckDigitIsRefusedByItsField() throws Exception {
    refused("foreign-1", "191212121212", "191212121213", "/personalNumber");
  }

  @Test
  void aFieldThatTheSchemaDoesNotKnowIsRefusedByItsField() throws Exception {
    refused(
        "foreign-2", "\"personalNumber\"", "\"askedAlone\":true,\"personalNumber\"", "/askedAlone");
  }
}
