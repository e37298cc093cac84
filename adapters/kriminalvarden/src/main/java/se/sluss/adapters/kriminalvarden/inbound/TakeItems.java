package se.sluss.adapters.kriminalvarden.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kriminalvarden.mapping.Dispatching;
import se.sluss.adapters.kriminalvarden.mapping.Fates;
import se.sluss.adapters.kriminalvarden.outbound.Receipts;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.probation.Batch;
import se.sluss.probation.FileRefusedException;
import se.sluss.probation.HandoverFiles;
import se.sluss.probation.OutFiles;
import se.sluss.probation.Receipt;

/**
 * Second step: the file is read and its items handed over one by one. An item that was handed over
 * before a stop has the same outcome again, by its id; a file that was settled before has the
 * receipt that it has.
 */
public final class TakeItems {
  private final HandoverFiles files;
  private final Dispatching dispatching;
  private final Dispatches dispatches;
  private final Receipts receipts;
  private final OutFiles out;
  private final Clock clock;

  /**
   * @param files reads them
   * @param dispatching from an item to what is sent
   * @param dispatches the kit's door
   * @param receipts those that were settled before
   * @param out writes receipts
   * @param clock what time it is
   */
  public TakeItems(
      HandoverFiles files,
      Dispatching dispatching,
      Dispatches dispatches,
      Receipts receipts,
      OutFiles out,
      Clock clock) {
    this.files = files;
    this.dispatching = dispatching;
    this.dispatches = dispatches;
    this.receipts = receipts;
    this.out = out;
    this.clock = clock;
  }

  /**
   * What became of a file.
   *
   * @throws IOException when it cannot be read from disk: it is tried again
   */
  public Settled take(Working working) throws IOException {
    if (!Files.isRegularFile(working.file(), LinkOption.NOFOLLOW_LINKS)) {
      return settled(working, null, new Receipt.Refused(SlCode.NOT_A_FILE));
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(working.file(), LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(HandoverFiles.MOST_BYTES + 1);
    }
    if (content.length > HandoverFiles.MOST_BYTES) {
      return settled(working, null, new Receipt.Refused(SlCode.OVERSIZE));
    }
    String sha256 = Bytes.of(content).sha256();
    Receipts.Kept before = receipts.find(working.unit(), sha256);
    return before == null
        ? settled(working, sha256, outcome(content, working.unit()))
        : new Settled(working, sha256, before.refused(), before.receipt());
  }

  private Receipt.Outcome outcome(byte[] content, UnitId sender) {
    try {
      Batch batch = files.read(content);
      List<Receipt.Item> items = new ArrayList<>();
      for (Batch.Entry entry : batch.entries()) {
        items.add(new Receipt.Item(entry.position(), entry.id(), fate(entry, sender)));
      }
      return new Receipt.Taken(batch.id(), items);
    } catch (FileRefusedException e) {
      return new Receipt.Refused(e.code());
    }
  }

  private Receipt.Fate fate(Batch.Entry entry, UnitId sender) {
    return switch (entry) {
      case Batch.Understood item ->
          Fates.of(dispatches.submit(dispatching.of(item.handover()), sender));
      case Batch.Refused refused -> new Receipt.NotTaken(refused.faults());
    };
  }

  private Settled settled(Working working, @Nullable String sha256, Receipt.Outcome outcome) {
    Receipt receipt = new Receipt(sha256, clock.instant().truncatedTo(ChronoUnit.MILLIS), outcome);
    return new Settled(
        working, sha256, outcome instanceof Receipt.Refused, Bytes.of(out.write(receipt)));
  }
}
