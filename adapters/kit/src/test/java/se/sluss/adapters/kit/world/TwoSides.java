package se.sluss.adapters.kit.world;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** The police and the unit their wishes go to, each with its database; the hub is played. */
public final class TwoSides implements AutoCloseable {
  public static final UnitId POLICE = UnitId.of("polisen-stockholm");
  public static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  public static final Viewer HANDLER =
      new Viewer(
          OfficerId.of("h-1"),
          new TreeSet<>(Set.of(VIOLENCE)),
          new TreeSet<>(Set.of("handler", "responsible-officer")));
  public static final Viewer OFFICER =
      new Viewer(
          OfficerId.of("p-1"), new TreeSet<>(Set.of(POLICE)), new TreeSet<>(Set.of("officer")));

  private final World world;
  private final ConfigurableApplicationContext police;
  private final ConfigurableApplicationContext unit;
  private final Inbox inbox;

  /**
   * Starts both.
   *
   * @param name of the world: nothing of another's is in its databases
   */
  public TwoSides(String name, Path folder) throws Exception {
    world = new World(name, folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    unit = world.start("portal", VIOLENCE.value());
    inbox = unit.getBean(Inbox.class);
  }

  /** Where both live. */
  public World world() {
    return world;
  }

  /** Of the police's adapter. */
  public <T> T ofPolice(Class<T> bean) {
    return police.getBean(bean);
  }

  /** Of the unit's adapter. */
  public <T> T ofUnit(Class<T> bean) {
    return unit.getBean(bean);
  }

  /** Of the unit. */
  public Inbox inbox() {
    return inbox;
  }

  /** A wish that the police have sent, and know to have arrived. */
  public MessageId arrived(String event) {
    Outcome outcome = ofPolice(Notifications.class).submit(Events.wish(event), POLICE);
    MessageId message = ((Result.Sent) ((Outcome.Settled) outcome).person()).message();
    World.until(() -> find(message) != null);
    World.until(() -> sent(event).status() == Status.ARRIVED);
    return message;
  }

  /** One that the handler has opened too. */
  public MessageId opened(String event) throws Exception {
    MessageId message = arrived(event);
    inbox.claim(message, HANDLER);
    inbox.open(message, HANDLER);
    return message;
  }

  private @Nullable InboxRow find(MessageId message) {
    return inbox.list(Set.of(VIOLENCE), HANDLER).stream()
        .filter(row -> row.message().equals(message))
        .findFirst()
        .orElse(null);
  }

  /** What the handler sees of it. */
  public InboxRow row(MessageId message) {
    return Objects.requireNonNull(find(message));
  }

  /** What the officer sees of the event's first message. */
  public SentRow sent(String event) {
    return ofPolice(SentMessages.class).ofEvent(POLICE, event).getFirst();
  }

  @Override
  public void close() throws Exception {
    world.close();
  }
}
