package se.sluss.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Deque;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.PackagedConfig;

/** Starts the whole of Sluss in one process; {@link #start} reads as the list of what is done. */
public final class SlussLocal {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int WRONG_START = 2;

  private SlussLocal() {}

  /** Starts, greets and serves until it is stopped; or plays a scenario and ends with 0 or 1. */
  public static void main(String[] args) throws Exception {
    try {
      Options options = Options.parse(args);
      @Nullable Scenario scenario = scenario(options.scenario());
      Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
      // From the first step on: a start that is cut off must not leave a database behind.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Running.stop(parts), "stop"));
      Running sluss = start(options, scenario, parts);
      if (scenario == null) {
        Greeting.print(sluss, System.out);
      } else {
        System.exit(scenario.play(sluss, System.out) ? 0 : 1);
      }
    } catch (StartRefused e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_START);
    }
  }

  /** Starts everything that the options ask for, without a scenario. */
  public static Running start(Options options) throws Exception {
    return start(options, null, new ConcurrentLinkedDeque<>());
  }

  /** Starts everything, first things first; what has been started is stopped if the rest fails. */
  private static Running start(
      Options options, @Nullable Scenario scenario, Deque<AutoCloseable> parts) throws Exception {
    try {
      options.ports().requireFree();
      Clock clock = clock(options, scenario);

      DataFolder data = DataFolder.open(options.data());
      parts.push(data);
      if (scenario != null) {
        data.emptyForScenario();
      }
      Logs.to(data.folder("logs"));
      Secrets secrets = new Secrets(data.file("secrets.properties"));
      Path config = config(options, data);

      Units units = Units.of(config);
      Keys keys = new Keys(data, secrets, clock);
      keys.prepare(units.agencies(), units.programs());

      Database database = Database.start(data.folder("database"), secrets, Plan.WITH_DATABASE);
      parts.push(database);
      parts.push(
          Broker.start(
              data.folder("broker"),
              options.ports().broker(),
              secrets,
              Plan.ON_BROKER,
              units.programs()));

      Plan plan = new Plan(options, data, config, secrets, keys, database);
      Programs programs = new Programs(clock);
      parts.push(programs);
      for (Program program : plan.programs()) {
        programs.start(program);
      }
      return new Running(
          options.ports(),
          plan.issuer(),
          clock,
          data,
          config,
          secrets,
          plan.clientSecrets(),
          programs,
          parts);
    } catch (Exception e) {
      Running.stop(parts);
      throw e;
    }
  }

  private static Path config(Options options, DataFolder data) throws IOException {
    if (options.config() != null) {
      return options.config().toAbsolutePath().normalize();
    }
    return PackagedConfig.writeTo(data.emptied("config"));
  }

  private static Clock clock(Options options, @Nullable Scenario scenario) {
    LocalDateTime start = options.clock();
    if (start == null && scenario != null) {
      start = scenario.startsAt();
    }
    Clock machine = Clock.systemUTC();
    return start == null
        ? machine
        : Clock.offset(
            machine, Duration.between(machine.instant(), start.atZone(SWEDEN).toInstant()));
  }

  private static @Nullable Scenario scenario(@Nullable String name) throws StartRefused {
    if (name == null) {
      return null;
    }
    TreeMap<String, Scenario> known =
        ServiceLoader.load(Scenario.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Scenario::name, each -> each, (a, b) -> a, TreeMap::new));
    Scenario scenario = known.get(name);
    if (scenario == null) {
      throw new StartRefused(
          StartProblem.UNKNOWN_SCENARIO, name, String.join(", ", known.keySet()));
    }
    return scenario;
  }
}
