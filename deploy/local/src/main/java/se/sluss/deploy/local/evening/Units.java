package se.sluss.deploy.local.evening;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.deploy.local.Running;

/** Those who receive, at both adapters that have inboxes. */
final class Units {
  private final Directory directory;
  private final Inbox portal;
  private final Inbox socialServices;
  private final Clock clock;

  Units(Running sluss, Directory directory) {
    this.directory = directory;
    this.portal = sluss.bean("portal", Inbox.class);
    this.socialServices = sluss.bean("socialservices", Inbox.class);
    this.clock = sluss.clock();
  }

  /** Everything in every inbox of Sluss, whoever may open it. */
  List<InboxRow> everything() {
    List<InboxRow> rows = new ArrayList<>();
    rows.addAll(rows("portal", portal));
    rows.addAll(rows("socialservices", socialServices));
    rows.sort(Comparator.comparing(InboxRow::receivedAt));
    return rows;
  }

  private List<InboxRow> rows(String adapter, Inbox inbox) {
    Set<UnitId> units = new TreeSet<>();
    directory.units().stream()
        .filter(unit -> unit.adapter().equals(adapter))
        .map(Unit::id)
        .forEach(units::add);
    return inbox.list(units, viewer(units, true));
  }

  /** Whether a handler who is not named for protected identities sees this row. */
  boolean seenByOthers(InboxRow row) {
    return inbox(row.unit()).list(Set.of(row.unit()), viewer(Set.of(row.unit()), false)).stream()
        .anyMatch(other -> other.message().equals(row.message()));
  }

  /** Claims and opens. */
  Opened open(InboxRow row) throws RefusedException {
    Viewer handler = viewer(Set.of(row.unit()), true);
    Inbox inbox = inbox(row.unit());
    inbox.claim(row.message(), handler);
    return inbox.open(row.message(), handler);
  }

  /** Answers; a booking with the responsible officer's assessment. */
  MessageId answer(InboxRow row, AnswerCode code) throws RefusedException {
    Viewer handler = viewer(Set.of(row.unit()), true);
    @Nullable SafetyAttestation safety =
        code == AnswerCode.BOOKED
            ? new SafetyAttestation(
                handler.officer(),
                clock.instant(),
                SafetyAttestation.How.NOBODY_KNOWN_CHECKED,
                new TreeSet<>(List.of("CASE-FILES-READ")))
            : null;
    return inbox(row.unit()).answer(row.message(), code, handler, safety);
  }

  private Inbox inbox(UnitId unit) {
    Unit found = Objects.requireNonNull(directory.unit(unit), "a unit of the directory");
    return found.adapter().equals("portal") ? portal : socialServices;
  }

  private static Viewer viewer(Set<UnitId> units, boolean named) {
    Set<String> roles = new TreeSet<>(List.of("handler", "responsible-officer"));
    if (named) {
      roles.add("named-handler");
    }
    return new Viewer(OfficerId.of("h-1"), new TreeSet<>(units), new TreeSet<>(roles));
  }
}
