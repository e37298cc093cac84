package se.sluss.adapters.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.door.Door;
import se.sluss.adapters.conformance.door.FolderDoor;
import se.sluss.adapters.conformance.door.HttpDoor;
import se.sluss.adapters.conformance.plan.Plan;
import se.sluss.adapters.conformance.played.PlayedSluss;
import se.sluss.adapters.conformance.trial.Control;
import se.sluss.adapters.conformance.trial.Site;
import se.sluss.adapters.conformance.trial.Trials;
import se.sluss.adapters.conformance.trial.Verdict;
import se.sluss.adapters.conformance.trial.Waiting;
import se.sluss.contracts.types.MessageTypes;

/**
 * One run: Sluss is played, the adapter is started with the settings that were written for it, and
 * all trials of its plan are run.
 *
 * @param target the adapter's address ({@code http…}), or its folder with {@code in} and {@code
 *     out}
 * @param plan what it speaks
 * @param config the configuration folder that it is given
 * @param work an empty or absent folder: settings, keys, the broker's journal, what it prints
 * @param besides settings of its own, such as its database
 * @param command how it is started, {@code {settings}} being the settings' file; empty when
 *     somebody else starts it, and it then cannot be killed
 * @param patience how long what must come is waited for before it is called lost
 */
public record AdapterTest(
    String target,
    Plan plan,
    Path config,
    Path work,
    Map<String, String> besides,
    List<String> command,
    Duration patience) {
  private static final Duration TO_START = Duration.ofMinutes(10);

  /** Copies. */
  public AdapterTest {
    besides = Map.copyOf(besides);
    command = List.copyOf(command);
  }

  /** What whoever runs it is told on the way. */
  public interface Told {
    /** The settings are written; with an empty command the adapter is to be started now. */
    void settings(Path file);

    /** A trial has ended. */
    void verdict(Verdict verdict);
  }

  /** The adapter could not be spoken to in time. */
  public static final class NoAdapterException extends Exception {
    private static final long serialVersionUID = 1;

    NoAdapterException(Path log) {
      super("the adapter did not open its door; what it printed is in " + log);
    }
  }

  /**
   * Runs it.
   *
   * @throws NoAdapterException when the adapter does not answer within ten minutes
   */
  public List<Verdict> run(Told told) throws Exception {
    Path folder = Files.createDirectories(work.toAbsolutePath().normalize());
    try (PlayedSluss sluss = new PlayedSluss(config, folder, plan.adapter(), plan.holds())) {
      Path settings = write(sluss, folder.resolve("adapter.properties"));
      Door door = door(sluss);
      told.settings(settings);
      Path log = folder.resolve("adapter.log");
      try (Control control = control(settings, log)) {
        if (control == null ? !awaited(door) : !control.start(door, TO_START)) {
          throw new NoAdapterException(log);
        }
        Site site = new Site(sluss, door, plan, control, patience);
        return new Trials(site, MessageTypes.load(config), told::verdict).run();
      }
    }
  }

  private Path write(PlayedSluss sluss, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(sluss.settings());
    properties.putAll(besides);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    return file;
  }

  private Door door(PlayedSluss sluss) {
    if (!target.startsWith("http")) {
      return new FolderDoor(Path.of(target));
    }
    Plan.Token token = plan.token();
    String[] units = plan.holds().stream().map(Object::toString).toArray(String[]::new);
    return new HttpDoor(
        target.endsWith("/") ? target.substring(0, target.length() - 1) : target,
        () -> token == null ? null : sluss.hub().login().of(token.agency(), token.scope(), units));
  }

  private @Nullable Control control(Path settings, Path log) {
    if (command.isEmpty()) {
      return null;
    }
    return new Control(
        command.stream().map(word -> word.replace("{settings}", settings.toString())).toList(),
        log);
  }

  private static boolean awaited(Door door) {
    return Waiting.until(TO_START, door::open);
  }
}
