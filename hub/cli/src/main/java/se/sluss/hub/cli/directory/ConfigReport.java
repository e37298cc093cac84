package se.sluss.hub.cli.directory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.Fault;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.SdkAddresses;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.RulesetException;

/**
 * What a configuration folder holds and what is wrong with it.
 *
 * @param directory in short; absent when it cannot be loaded
 * @param types the message types; absent when they cannot be loaded
 * @param secrecy the ruleset in short; absent when it cannot be loaded
 * @param faults by file and line; empty for a sound folder
 */
record ConfigReport(
    @Nullable Size directory,
    @Nullable SortedSet<TypeVersion> types,
    @Nullable Law secrecy,
    List<Fault> faults) {

  /**
   * The directory.
   *
   * @param hash of what it says
   * @param places it divides the country into
   * @param units closed ones included
   * @param assumed units of which something is assumed and nobody has confirmed it
   */
  record Size(String hash, int places, int units, int assumed) {}

  /**
   * The ruleset.
   *
   * @param hash of its files
   * @param rules how many
   * @param approved whether a jurist and the controllers have approved exactly this, for today
   */
  record Law(String hash, int rules, boolean approved) {}

  /** Something that reads a part of the folder, or refuses it. */
  private interface Loader<T> {
    T load(Path folder) throws ConfigException;
  }

  /** Reads a folder, each part for itself, so that all faults show at once. */
  static ConfigReport of(Path folder, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    Lifetimes lifetimes = load(Lifetimes::load, folder, faults);
    load(Limits::load, folder, faults);
    load(Handling::load, folder, faults);
    Directory directory = load(Directory::load, folder, faults);
    if (directory != null) {
      load(path -> SdkAddresses.load(path, directory), folder, faults);
    }
    // Types are held against the lifetimes, whose faults would only be said twice.
    MessageTypes types = lifetimes == null ? null : load(MessageTypes::load, folder, faults);
    if (types != null) {
      load(Deadlines::load, folder, faults);
    }
    Ruleset law = law(folder, faults);
    if (directory != null && types != null) {
      accepted(directory, types, faults);
    }
    if (directory != null && law != null) {
      faults.addAll(VocabularyCheck.of(directory, law));
    }
    if (types != null && law != null) {
      faults.addAll(VocabularyCheck.of(types, law));
    }
    return new ConfigReport(
        directory == null ? null : size(directory),
        types == null ? null : types.known(),
        law == null
            ? null
            : new Law(law.hash(), law.rules().size(), law.missingApprovals(today).isEmpty()),
        faults.stream().sorted().toList());
  }

  private static Size size(Directory directory) {
    return new Size(
        directory.hash(),
        directory.places().size(),
        directory.units().size(),
        (int) directory.units().stream().filter(unit -> !unit.assumed().isEmpty()).count());
  }

  private static void accepted(Directory directory, MessageTypes types, List<Fault> faults) {
    for (Unit unit : directory.units()) {
      for (TypeVersion accepted : unit.accepts()) {
        if (types.type(accepted) == null) {
          faults.add(
              new Fault(
                  "directory",
                  0,
                  "unit " + unit.id() + " accepts " + accepted + ", which is not in types/"));
        }
      }
    }
  }

  private static @Nullable Ruleset law(Path folder, List<Fault> faults) {
    try {
      return Ruleset.load(folder.resolve("secrecy"));
    } catch (RulesetException e) {
      e.faults().forEach(what -> faults.add(new Fault("secrecy", 0, what)));
      return null;
    }
  }

  private static <T> @Nullable T load(Loader<T> loader, Path folder, List<Fault> faults) {
    try {
      return loader.load(folder);
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return null;
    }
  }
}
