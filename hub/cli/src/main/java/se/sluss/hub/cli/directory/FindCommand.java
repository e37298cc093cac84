package se.sluss.hub.cli.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Placement;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.cli.ConfigFolder;

/** {@code sluss directory find}: the unit of a place and function, or why it is asked back. */
@Command(
    name = "find",
    description = "Finds the unit of a place. Exit 0: found. 1: asked back. 2: wrong call.",
    exitCodeOnExecutionException = 2,
    mixinStandardHelpOptions = true)
final class FindCommand implements Callable<Integer> {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** What is printed when there is a unit. */
  private record Found(Unit unit) {}

  /**
   * What is printed when it must be asked back.
   *
   * @param problem why, as every other program says it
   * @param choices the districts to choose among; absent when there are none
   * @param unit which is closed
   * @param successor of the closed unit
   * @param onCallTelephone whom to call when it cannot wait
   */
  private record AskedBack(
      Problem problem,
      @Nullable List<Place> choices,
      @Nullable UnitId unit,
      @Nullable UnitId successor,
      String onCallTelephone) {}

  private final Clock clock;

  @Option(names = "--municipality", required = true, description = "Four-digit code or exact name.")
  private String municipality = "";

  @Option(names = "--district", description = "Slug or exact name, where there are districts.")
  private @Nullable String district;

  @Option(
      names = "--function",
      required = true,
      converter = Functions.class,
      description = "authority-violence, child-and-family, victim-support or on-call.")
  private UnitFunction function = UnitFunction.ON_CALL;

  @Option(names = "--on", description = "Day, such as 2026-05-04. Default: today.")
  private @Nullable LocalDate on;

  @Option(names = "--config", description = "Configuration folder. Default: the packaged one.")
  private @Nullable Path config;

  @Spec private @Nullable CommandSpec spec;

  FindCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    try (ConfigFolder folder = ConfigFolder.open(config)) {
      return find(folder.path());
    }
  }

  private int find(Path folder) {
    Output output = new Output(spec);
    Directory directory;
    try {
      directory = Directory.load(folder);
    } catch (ConfigException e) {
      output.say(String.valueOf(e.getMessage()));
      return 2;
    }
    LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), SWEDEN) : on;
    return switch (directory.find(municipality, district, function, day)) {
      case Placement.Found(Unit unit) -> found(output, unit);
      case Placement.DistrictNeeded(List<Place> districts) ->
          askBack(output, directory, SlCode.DISTRICT_NEEDED, "district", districts, null);
      case Placement.UnknownDistrict(List<Place> districts) ->
          askBack(output, directory, SlCode.UNKNOWN_DISTRICT, "district", districts, null);
      case Placement.UnknownMunicipality() ->
          askBack(output, directory, SlCode.UNKNOWN_MUNICIPALITY, "municipality", List.of(), null);
      case Placement.Outside() ->
          askBack(output, directory, SlCode.OUTSIDE_TABLE, "municipality", List.of(), null);
      case Placement.Closed closed ->
          askBack(output, directory, SlCode.UNIT_CLOSED, "on", List.of(), closed);
    };
  }

  private static int found(Output output, Unit unit) {
    output.print(new Found(unit));
    output.say(unit.id() + ": " + (swedish() ? unit.nameSv() : unit.nameEn()));
    return 0;
  }

  private int askBack(
      Output output,
      Directory directory,
      SlCode code,
      String field,
      List<Place> districts,
      Placement.@Nullable Closed closed) {
    Problems problems = new Problems();
    output.print(
        new AskedBack(
            problems.of(code, field),
            districts.isEmpty() ? null : districts,
            closed == null ? null : closed.unit().id(),
            closed == null ? null : closed.successor(),
            directory.onCallTelephone(municipality, district)));
    output.say(code + " " + problems.text(code, Locale.getDefault()));
    for (Place place : districts) {
      output.say("  --district " + place.district() + "  (" + place.districtName() + ")");
    }
    if (closed != null && closed.successor() != null) {
      output.say("  " + closed.unit().id() + " → " + closed.successor());
    }
    return 1;
  }

  private static boolean swedish() {
    return Locale.getDefault().getLanguage().equals("sv");
  }

  /** The four functions of places, by their names. */
  static final class Functions implements ITypeConverter<UnitFunction> {
    @Override
    public UnitFunction convert(String text) {
      for (UnitFunction function : UnitFunction.ofEveryPlace()) {
        if (function.toString().equals(text)) {
          return function;
        }
      }
      throw new TypeConversionException(
          "must be authority-violence, child-and-family, victim-support or on-call");
    }
  }
}
