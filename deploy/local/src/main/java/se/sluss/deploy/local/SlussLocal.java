package se.sluss.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Deque;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import se.sluss.contracts.config.PackagedConfig;

/**
 * Starts the whole of Sluss, in one process or with the hub in another; {@link #start} reads as the
 * list of what is done.
 */
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
        boolean right = play(scenario, sluss);
        if (options.stay()) {
          Greeting.print(sluss, System.out);
          Greeting.askToStop(System.out);
          waitForInput();
        }
        System.exit(right ? 0 : 1);
      }
    } catch (StartRefused e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_START);
    }
  }

  /** One that could not be played to its end is not right; what runs beside it must be stopped. */
  private static boolean play(Scenario scenario, Running sluss) {
    try {
      return scenario.play(sluss, System.out);
    } catch (Exception e) {
      LoggerFactory.getLogger(SlussLocal.class)
          .error("the scenario could not be played to its end", e);
      System.out.println("WRONG: the scenario could not be played to its end: " + e);
      return false;
    }
  }

  /** Comes back at a line, or at the end, of the standard input. */
  private static void waitForInput() throws IOException {
    int read;
    do {
      read = System.in.read();
    } while (read != '\n' && read != -1);
  }

  /** Starts everything that the options ask for, without a scenario. */
  public static Running start(Options options) throws Exception {
    return start(options, null, new ConcurrentLinkedDeque<>());
  }

  /** Starts everything, first things first; what has been started is stopped if the rest fails. */
  private static Running start(
      Options options, @Nullable Scenario scenario, Deque<AutoCloseable> parts) throws Exception {
    try {
      DataFolder data = DataFolder.open(options.data());
      parts.push(data);
      HubProcess.stopLeftover(data.file(Plan.HUB));
      options.ports().requireFree();
      Duration offset = offset(options, scenario);
      ClockToSet clock = new ClockToSet(Clock.systemUTC(), offset);
      if (scenario != null) {
        data.emptyForScenario();
      }
      Logs.to(data.folder("logs"));
      Secrets secrets = new Secrets(data.file("secrets.properties"));
      Path config = config(options, data);

      Units units = Units.of(config);
      Keys keys = new Keys(data, secrets, clock);
      keys.prepare(units.agencies(), units.programs());

      Database database = Database.start(data.folder("database"), secrets, Plan.DATABASES);
      parts.push(database);
      parts.push(
          Broker.start(
              data.folder("broker"),
              options.ports().broker(),
              secrets,
              Plan.ON_BROKER,
              units.programs()));

      Map<String, Object> asked = scenario == null ? Map.of() : scenario.hubSettings();
      Plan plan = new Plan(options, offset, asked, data, config, secrets, keys, database);
      @Nullable HubProcess hub = null;
      if (options.hubApart()) {
        Path log = data.folder("logs").resolve("hub.log");
        hub = new HubProcess(plan.hub(), data.folder(Plan.HUB), log);
        parts.push(hub);
        hub.start();
      }
      Programs programs = new Programs(clock);
      parts.push(programs);
      for (Program program : plan.programs()) {
        programs.start(program);
      }
      return new Running(
          options,
          plan.issuer(),
          clock,
          data,
          config,
          secrets,
          plan.clientSecrets(),
          programs,
          hub,
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

  private static Duration offset(Options options, @Nullable Scenario scenario) {
    LocalDateTime start = options.clock();
    if (start == null && scenario != null) {
      start = scenario.startsAt();
    }
    return start == null
        ? Duration.ZERO
        : Duration.between(Clock.systemUTC().instant(), start.atZone(SWEDEN).toInstant());
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
