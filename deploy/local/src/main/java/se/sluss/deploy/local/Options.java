package se.sluss.deploy.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;

/**
 * What the command line asked for.
 *
 * @param data folder of everything that is kept
 * @param config folder of rules and directory; null for the one packaged with the program
 * @param scenario name of a scenario to play; null to serve people
 * @param ports where the programs listen
 * @param clock the time in Sweden at which the clock starts; null for the machine's own
 * @param issuer another OpenID Connect login than the embedded one; null for the embedded
 * @param clientSecrets properties file of that login's client secrets, one line for each client
 * @param hubApart whether the hub runs in a process of its own
 * @param stay whether a scenario that has ended is kept running, to be looked at
 * @param play how a scenario is to be played
 */
public record Options(
    Path data,
    @Nullable Path config,
    @Nullable String scenario,
    Ports ports,
    @Nullable LocalDateTime clock,
    @Nullable URI issuer,
    @Nullable Path clientSecrets,
    boolean hubApart,
    boolean stay,
    Play play) {

  /**
   * How a scenario is played. One that has no use for it passes it over.
   *
   * @param scale how much of the full size, above 0 to 1
   * @param seed of whatever is drawn by lot
   * @param fault whether one thing is done otherwise than it is told to be, so that who checks must
   *     find it
   */
  public record Play(double scale, long seed, boolean fault) {
    /** The full size, the first seed. */
    static final Play FULL = new Play(1, 1, false);
  }

  private static final Set<String> KNOWN =
      Set.of(
          "data",
          "config",
          "scenario",
          "ports.base",
          "clock",
          "issuer",
          "client-secrets",
          "hub",
          "stay",
          "scenario.scale",
          "scenario.seed",
          "scenario.fault");

  /** Reads {@code --name=value}; an option that is not known is refused, never passed over. */
  public static Options parse(String... args) throws StartRefused {
    ApplicationArguments given = new DefaultApplicationArguments(args);
    for (String word : given.getNonOptionArgs()) {
      throw new StartRefused(StartProblem.WRONG_OPTION, word);
    }
    for (String name : given.getOptionNames()) {
      if (!KNOWN.contains(name)) {
        throw new StartRefused(StartProblem.WRONG_OPTION, "--" + name);
      }
    }
    @Nullable String scenario = value(given, "scenario");
    @Nullable String data = value(given, "data");
    @Nullable String config = value(given, "config");
    @Nullable String issuer = value(given, "issuer");
    @Nullable String secrets = value(given, "client-secrets");
    if ((issuer == null) != (secrets == null)) {
      throw new StartRefused(StartProblem.WRONG_OPTION, "--issuer, --client-secrets");
    }
    return new Options(
        Path.of(data != null ? data : scenario == null ? "sluss-data" : "sluss-data-" + scenario),
        config == null ? null : Path.of(config),
        scenario,
        ports(given),
        clock(given),
        issuer == null ? null : issuer(issuer),
        secrets == null ? null : Path.of(secrets),
        hubApart(given),
        flag(given, "stay", scenario),
        play(given, scenario));
  }

  private static boolean hubApart(ApplicationArguments given) throws StartRefused {
    @Nullable String where = value(given, "hub");
    if (where != null && !where.equals("process")) {
      throw new StartRefused(StartProblem.WRONG_OPTION, "--hub=" + where);
    }
    return where != null;
  }

  /** Options that only a scenario has, and no value. */
  private static boolean flag(ApplicationArguments given, String name, @Nullable String scenario)
      throws StartRefused {
    @Nullable List<String> values = given.getOptionValues(name);
    if (values != null && (!values.isEmpty() || scenario == null)) {
      throw new StartRefused(StartProblem.WRONG_OPTION, "--" + name);
    }
    return values != null;
  }

  private static Play play(ApplicationArguments given, @Nullable String scenario)
      throws StartRefused {
    @Nullable String scale = value(given, "scenario.scale");
    @Nullable String seed = value(given, "scenario.seed");
    if (scenario == null && (scale != null || seed != null)) {
      throw new StartRefused(StartProblem.WRONG_OPTION, "--scenario.scale, --scenario.seed");
    }
    try {
      double part = scale == null ? Play.FULL.scale() : Double.parseDouble(scale);
      if (!(part > 0 && part <= 1)) {
        throw new StartRefused(StartProblem.WRONG_OPTION, "--scenario.scale=" + scale);
      }
      return new Play(
          part,
          seed == null ? Play.FULL.seed() : Long.parseLong(seed),
          flag(given, "scenario.fault", scenario));
    } catch (NumberFormatException e) {
      throw new StartRefused(
          StartProblem.WRONG_OPTION, e, "--scenario.scale=" + scale + ", --scenario.seed=" + seed);
    }
  }

  private static Ports ports(ApplicationArguments given) throws StartRefused {
    @Nullable String base = value(given, "ports.base");
    if (base == null) {
      return Ports.standard();
    }
    try {
      int port = Integer.parseInt(base);
      if (port != 0 && (port < 1024 || port > 65_530)) {
        throw new StartRefused(StartProblem.WRONG_OPTION, "--ports.base=" + base);
      }
      return Ports.from(port);
    } catch (NumberFormatException e) {
      throw new StartRefused(StartProblem.WRONG_OPTION, e, "--ports.base=" + base);
    }
  }

  private static @Nullable LocalDateTime clock(ApplicationArguments given) throws StartRefused {
    @Nullable String clock = value(given, "clock");
    try {
      return clock == null ? null : LocalDateTime.parse(clock);
    } catch (DateTimeParseException e) {
      throw new StartRefused(StartProblem.WRONG_OPTION, e, "--clock=" + clock);
    }
  }

  private static URI issuer(String text) throws StartRefused {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(StartProblem.WRONG_OPTION, e, "--issuer=" + text);
    }
  }

  private static @Nullable String value(ApplicationArguments given, String name)
      throws StartRefused {
    @Nullable List<String> values = given.getOptionValues(name);
    if (values == null) {
      return null;
    }
    if (values.size() != 1 || values.getFirst().isBlank()) {
      throw new StartRefused(StartProblem.WRONG_OPTION, "--" + name);
    }
    return values.getFirst();
  }
}
