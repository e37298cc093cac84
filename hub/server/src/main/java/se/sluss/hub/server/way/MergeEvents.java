package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sluss.hub.server.state.ContactStore;
import se.sluss.hub.server.state.ContactStore.Contact;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Two events that are one: the later becomes part of the earlier. It is a change, so contact that
 * was clear in either is stopped in both, and whoever holds a referral of either is told that much;
 * the victims' sides of both must clear it.
 */
@Component
public class MergeEvents {
  private final EventStore events;
  private final ContactStore contacts;
  private final ContactStops stops;
  private final TellSenders tell;

  /** The events and their stops. */
  public MergeEvents(
      EventStore events, ContactStore contacts, ContactStops stops, TellSenders tell) {
    this.events = events;
    this.contacts = contacts;
    this.stops = stops;
    this.tell = tell;
  }

  /**
   * Merges the events of two referrals, with the rows of both events locked.
   *
   * @return whether they are in events; nothing is changed when it is one already
   */
  public boolean merge(StoredMessage one, StoredMessage other, Instant now) {
    boolean inOrder = one.acceptedAt().isBefore(other.acceptedAt());
    Optional<UUID> into = events.of((inOrder ? one : other).id()).map(Track::event);
    Optional<UUID> from = events.of((inOrder ? other : one).id()).map(Track::event);
    if (into.isEmpty() || from.isEmpty()) {
      return false;
    }
    UUID stays = into.get();
    UUID goes = from.get();
    if (stays.equals(goes)) {
      return true;
    }
    List<Contact> before = Stream.of(stays, goes).sorted().map(stops::lock).toList();
    events.merge(goes, stays);
    contacts.forget(goes);
    Replies replies = new Replies();
    if (before.contains(Contact.CLEAR)) {
      stops.stop(stays, replies, now);
    } else if (before.contains(Contact.STOPPED)) {
      contacts.stop(Set.of(stays), now);
    }
    tell.tell(replies, now);
    return true;
  }
}
