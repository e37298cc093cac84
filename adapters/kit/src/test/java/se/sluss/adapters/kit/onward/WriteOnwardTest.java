package se.sluss.adapters.kit.onward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.inbox.HeldReferrals.Held;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.TreatmentReferral.Basis;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** What is written of somebody who is referred onward. */
class WriteOnwardTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final UnitId UNIT = UnitId.of("0127.authority-violence");
  private static final MessageId WISH = MessageId.of("019dfff0-0000-7000-8000-000000000000");

  private final Path folder;

  private final Viewer officer =
      new Viewer(
          OfficerId.of("h-1"),
          new TreeSet<>(Set.of(UNIT)),
          new TreeSet<>(Set.of("handler", "responsible-officer")));

  WriteOnwardTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The same configuration, but for what it says of open sessions. */
  private WriteOnward writer(String openSessions) throws Exception {
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(CONFIG.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          copy(file, copy, openSessions);
        }
      }
    }
    return new WriteOnward(
        MessageTypes.load(folder),
        new PartSchemas(Clock.fixed(World.EVENING, ZoneOffset.UTC)),
        Directory.load(folder),
        new Json());
  }

  private static void copy(Path file, Path to, String openSessions) throws IOException {
    if (file.startsWith(CONFIG.resolve("directory/providers"))) {
      String text = Files.readString(file);
      Files.writeString(
          to, text.replace("openSessions: \"yes\"", "openSessions: \"" + openSessions + "\""));
    } else {
      Files.copy(file, to);
    }
  }

  private static OnwardReferral referral(
      Basis basis, TreatmentReferral.@Nullable Decision decision) {
    return new OnwardReferral(
        "onward-0001",
        UnitId.of("provider.rvc-innerstaden"),
        new OnwardReferral.Client(Events.NAME, null, 34, Events.TELEPHONE, "sv", null, false),
        basis,
        decision,
        new OnwardReferral.Consent(ConsentRecord.How.WRITTEN, null, true, new TreeSet<>()),
        new SafetyAttestation(
            OfficerId.of("h-1"),
            World.EVENING,
            SafetyAttestation.How.ASSESSED_BY_VICTIMS_SIDE,
            new TreeSet<>(Set.of("TOLD_US"))),
        World.EVENING);
  }

  /** Row 10: open sessions usually five, Järfälla twelve, three municipalities none. */
  @Test
  void openSessionsAreNotAskedOfWhoHasNone() throws Exception {
    WriteOnward none = writer("no");
    Held held = new Held(WISH, UNIT, false);
    assertThatThrownBy(() -> none.of(held, referral(Basis.OPEN_SESSIONS, null), officer))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.fault()).isEqualTo(new Fault(SlCode.WRONG_VALUE, "/basis")));
    TreatmentReferral.Decision decision =
        new TreatmentReferral.Decision("SN 2026/123", LocalDate.of(2026, 5, 1));
    assertThat(none.of(held, referral(Basis.DECISION, decision), officer).continues())
        .isEqualTo(WISH);
  }

  /** Row 19 of the leak paths: a mark can only rise by itself. */
  @Test
  void aMarkThatTheReceivedReferralBearsIsNeverLost() throws Exception {
    WriteOnward writer = writer("yes");
    Onward marked =
        writer.of(new Held(WISH, UNIT, true), referral(Basis.OPEN_SESSIONS, null), officer);
    assertThat(marked.dispatch().flags()).containsExactly("PROTECTED_REGISTRATION");
    Onward bare =
        writer.of(new Held(WISH, UNIT, false), referral(Basis.OPEN_SESSIONS, null), officer);
    assertThat(bare.dispatch().flags()).isEmpty();
    assertThat(bare.dispatch().ground())
        .isInstanceOfSatisfying(
            Dispatch.Consented.class,
            yes -> assertThat(yes.categories()).contains("TREATMENT_ATTENDANCE"));
  }
}
