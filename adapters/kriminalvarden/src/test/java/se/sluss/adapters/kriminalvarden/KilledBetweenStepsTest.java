package se.sluss.adapters.kriminalvarden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kriminalvarden.inbound.ClearAway;
import se.sluss.adapters.kriminalvarden.inbound.Folders;
import se.sluss.adapters.kriminalvarden.inbound.PickUp;
import se.sluss.adapters.kriminalvarden.inbound.Rested;
import se.sluss.adapters.kriminalvarden.inbound.Settled;
import se.sluss.adapters.kriminalvarden.inbound.TakeItems;
import se.sluss.adapters.kriminalvarden.inbound.Working;
import se.sluss.adapters.kriminalvarden.mapping.Dispatching;
import se.sluss.adapters.kriminalvarden.outbound.KeepReceipt;
import se.sluss.adapters.kriminalvarden.outbound.Receipts;
import se.sluss.adapters.kriminalvarden.outbound.WriteReceipt;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.wire.Bytes;
import se.sluss.probation.HandoverFiles;
import se.sluss.probation.OutFiles;
import se.sluss.probation.Parts;

/**
 * The steps of the route, stopped after any of them; then everything anew, as after a start. The
 * adapter's own route stands by: it does not get the lock of the folder.
 */
class KilledBetweenStepsTest extends AtTheFolders {
  /** What has happened when the process dies. */
  private static final int PICKED_UP = 1;

  private static final int TAKEN = 2;
  private static final int KEPT = 3;
  private static final int WRITTEN = 4;

  @Override
  String lookEvery() {
    return "1h";
  }

  private Folders folders;

  @BeforeEach
  void openAnew() throws Exception {
    // Lets go of the lock, as the kernel does for a process that has ended.
    agency.getBean(Folders.class).close();
    folders = open();
  }

  @AfterEach
  void end() throws Exception {
    folders.close();
  }

  private void restart() throws Exception {
    folders.close();
    folders = open();
  }

  private Folders open() throws Exception {
    return Folders.open(
        Objects.requireNonNull(folder.getParent()),
        List.of(UNIT),
        new Uuid7(world.clock(), new SecureRandom()),
        world.clock());
  }

  private TakeItems takeItems(Dispatches dispatches) {
    PartSchemas schemas = agency.getBean(PartSchemas.class);
    return new TakeItems(
        new HandoverFiles(schemas),
        new Dispatching(new Parts(schemas)),
        dispatches,
        agency.getBean(Receipts.class),
        new OutFiles(),
        world.clock());
  }

  private void look(int steps, Dispatches dispatches) throws Exception {
    Clock clock = world.clock();
    List<Working> working =
        new PickUp(folders, new Rested(Duration.ZERO, Duration.ofMinutes(1), clock)).pickUp();
    for (Working one : working) {
      if (steps < TAKEN) {
        return;
      }
      Settled settled = takeItems(dispatches).take(one);
      if (steps < KEPT) {
        return;
      }
      settled = new KeepReceipt(agency.getBean(Receipts.class)).keep(settled);
      if (steps < WRITTEN) {
        return;
      }
      settled = new WriteReceipt(folders).write(settled);
      if (steps == WRITTEN) {
        return;
      }
      new ClearAway(folders).clear(settled);
    }
  }

  private void whole() throws Exception {
    look(WRITTEN + 1, agency.getBean(Dispatches.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, PICKED_UP, TAKEN, KEPT, WRITTEN, WRITTEN + 1})
  void nothingIsLostAndNothingDoubled(int steps) throws Exception {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    put("a.xml", new BatchFile().beforeRelease(one).conditions(other).bytes());
    if (steps > 0) {
      look(steps, agency.getBean(Dispatches.class));
    }
    restart();
    whole();
    assertThat(sent(one)).hasSize(1);
    assertThat(sent(other)).hasSize(1);
    assertThat(out("receipt-", one.toString()))
        .singleElement()
        .satisfies(
            receipt ->
                assertThat(receipt)
                    .contains(
                        "<accepted>" + sent(one).getFirst().message(),
                        "<accepted>" + sent(other).getFirst().message()));
    assertThat(names("in")).isEmpty();
    assertThat(names("work")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {PICKED_UP, TAKEN, KEPT, WRITTEN})
  void aRefusedFileHasOneReceiptAndOneReason(int steps) throws Exception {
    int before = names("quarantine").size();
    put("a.xml", ("<x>" + UUID.randomUUID() + "</x>").getBytes(UTF_8));
    look(steps, agency.getBean(Dispatches.class));
    restart();
    whole();
    assertThat(names("quarantine")).hasSize(before + 2);
    assertThat(names("work")).isEmpty();
  }

  @Test
  void killedBetweenTwoItemsTheFirstIsNotSentAgain() throws Exception {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    put("a.xml", new BatchFile().beforeRelease(one).conditions(other).bytes());
    Dispatches dispatches = agency.getBean(Dispatches.class);
    assertThatThrownBy(() -> look(TAKEN, new DiesBefore(other, dispatches))).hasMessage("killed");
    assertThat(sent(one)).hasSize(1);
    assertThat(sent(other)).isEmpty();
    restart();
    whole();
    assertThat(sent(one)).hasSize(1);
    assertThat(sent(other)).hasSize(1);
  }

  @Test
  void whatWasBeingWrittenWhenItDiedIsWrittenOver() throws Exception {
    UUID item = UUID.randomUUID();
    byte[] content = new BatchFile().beforeRelease(item).bytes();
    put("a.xml", content);
    String name = "receipt-" + Bytes.of(content).sha256() + ".xml";
    Files.writeString(folder.resolve("work/.writing-" + name), "<rece");
    whole();
    assertThat(out("receipt-", item.toString())).hasSize(1);
    assertThat(names("work")).isEmpty();
  }

  /** The kit's door, until an item comes at which the process dies. */
  private record DiesBefore(UUID item, Dispatches kit) implements Dispatches {
    @Override
    public Outcome submit(Dispatch dispatch, UnitId sender) {
      if (dispatch.eventId().equals(item.toString())) {
        throw new IllegalStateException("killed");
      }
      return kit.submit(dispatch, sender);
    }

    @Override
    public Outcome submit(Forewarned both, UnitId sender) {
      return kit.submit(both, sender);
    }

    @Override
    public Outcome submit(Onward onward, UnitId sender) {
      return kit.submit(onward, sender);
    }
  }
}
