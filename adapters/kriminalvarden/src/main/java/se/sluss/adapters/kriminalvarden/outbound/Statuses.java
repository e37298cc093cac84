package se.sluss.adapters.kriminalvarden.outbound;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kriminalvarden.inbound.Folders;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.probation.OutFiles;
import se.sluss.probation.Parts;
import se.sluss.probation.StatusNote;

/**
 * A file for each change of what was handed over. Written first and noted then: after a stop
 * between the two the same file comes again, under the same name.
 */
public final class Statuses {
  private final Folders folders;
  private final SentMessages sent;
  private final Told told;
  private final OutFiles out;

  /**
   * @param folders of our units
   * @param sent what has been sent, and where it stands
   * @param told what has been told of it
   * @param out writes statuses
   */
  public Statuses(Folders folders, SentMessages sent, Told told, OutFiles out) {
    this.folders = folders;
    this.sent = sent;
    this.told = told;
    this.out = out;
  }

  /** Tells all that has changed. */
  public void tell() throws IOException {
    for (UnitId unit : folders.units()) {
      if (folders.ours(unit)) {
        tell(unit);
      }
    }
  }

  private void tell(UnitId unit) throws IOException {
    Instant since = told.since(unit);
    List<SentRow> changed = sent.changedAfter(Set.of(unit), since);
    while (!changed.isEmpty()) {
      for (SentRow row : changed) {
        if (row.type().name().equals(Parts.TYPE.name()) && !told.knows(row)) {
          folders.putOut(unit, name(row), out.write(note(row)));
          told.tell(row);
        }
      }
      changed = sent.changedAfter(Set.of(unit), changed.getLast().changedAt());
    }
  }

  private static String name(SentRow row) {
    return "status-" + row.message() + "-" + row.changedAt().toEpochMilli() + ".xml";
  }

  private static StatusNote note(SentRow row) {
    return new StatusNote(
        UUID.fromString(row.eventId()),
        row.message(),
        row.changedAt(),
        row.status().name(),
        row.referral().state(),
        row.referral().last(),
        row.sealedAgainAs(),
        refused(row));
  }

  private static @Nullable SlCode refused(SentRow row) {
    String code = row.code();
    return code != null
        ? SlCode.of(code)
        : row.status() == SentRow.Status.OVERDUE ? SlCode.OVERDUE : null;
  }
}
