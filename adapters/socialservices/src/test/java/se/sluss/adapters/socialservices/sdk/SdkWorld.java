package se.sluss.adapters.socialservices.sdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.world.World;
import se.sluss.adapters.socialservices.SocialServicesAdapter;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** Police who send, and a unit of a municipality that is reached by SDK. */
final class SdkWorld implements AutoCloseable {
  static final UnitId POLICE = UnitId.of("polisen-stockholm");
  static final UnitId UNIT = UnitId.of("0126.authority-violence");
  static final Viewer PERSON =
      new Viewer(
          OfficerId.of("h-1"), new TreeSet<>(List.of(UNIT)), new TreeSet<>(List.of("handler")));

  private final World world;
  private @Nullable ConfigurableApplicationContext police;
  private @Nullable ConfigurableApplicationContext social;

  SdkWorld(String name, Path folder) throws Exception {
    Path config = folder.resolve("config");
    copy(Path.of("../../config"), config);
    Files.writeString(
        config.resolve("directory/sdk.yaml"),
        """
        units:
          - {unit: 0126.authority-violence, organisation: '0203:k.example', function: sdk.vald, name: Våld}
        """);
    world =
        new World(name, folder)
            .database("police")
            .database("socialservices")
            .with("sluss.config-dir", config)
            .with("sluss.sdk.organisation", "0203:sluss.example")
            .with("sluss.sdk.function", "sdk.sluss")
            .with("sluss.sdk.name", "Sluss")
            .with("sluss.sdk.pace.look-every", "50ms")
            .with("sluss.sdk.pace.retry-after", "100ms")
            .with("sluss.sdk.pace.retry-at-most", "200ms");
  }

  World world() {
    return world;
  }

  void start() throws Exception {
    police = world.start("police", POLICE.value());
    startSocial();
  }

  void startSocial() throws Exception {
    social =
        world.start(
            SocialServicesAdapter.class,
            WebApplicationType.SERVLET,
            "socialservices",
            UNIT.value());
  }

  ConfigurableApplicationContext police() {
    return Objects.requireNonNull(police);
  }

  ConfigurableApplicationContext social() {
    return Objects.requireNonNull(social);
  }

  /** Sends a wish to the unit and waits until it is in the inbox. */
  String sent(String event, boolean protectedIdentity) throws Exception {
    Outcome outcome =
        police()
            .getBean(Notifications.class)
            .submit(
                Events.event(
                    event,
                    Stage.REPORTED,
                    "0126",
                    null,
                    Events.person(protectedIdentity),
                    Wish.YES,
                    null),
                POLICE);
    Result result = ((Outcome.Settled) outcome).person();
    String message = ((Result.Sent) result).message().toString();
    World.until(() -> count("select count(*) from inbox where message = '" + message + "'") == 1);
    return message;
  }

  InboxRow inbox(String referral) {
    return social().getBean(Inbox.class).list(Set.of(UNIT), PERSON).stream()
        .filter(each -> each.message().toString().equals(referral))
        .findFirst()
        .orElseThrow();
  }

  String state(String referral) {
    return Objects.requireNonNullElse(delivery(referral, "state"), "");
  }

  @Nullable String delivery(String referral, String column) {
    return text(
        "select "
            + column
            + "::text from sdk_delivery where step is null and referral = '"
            + referral
            + "'");
  }

  @Nullable String arrival(String message, String column) {
    return text(
        "select " + column + "::text from sdk_arrival where sdk_message = '" + message + "'");
  }

  @Nullable String text(String sql) {
    return rows()
        .sql(sql)
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(each -> each)
        .orElse(null);
  }

  int count(String sql) {
    return rows().sql(sql).query(Integer.class).single();
  }

  private JdbcClient rows() {
    return social().getBean(JdbcClient.class);
  }

  @Override
  public void close() {
    world.close();
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(path -> !path.toString().contains("/target")).toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
