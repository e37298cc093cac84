package se.sluss.hub.cli.directory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.Fault;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageTypes;

/**
 * What a configuration folder holds and what is wrong with it.
 *
 * @param directory hash and size of the directory; absent when it cannot be loaded
 * @param types the message types; absent when they cannot be loaded
 * @param faults by file and line; empty for a sound folder
 */
record ConfigReport(
    @Nullable Size directory, @Nullable SortedSet<TypeVersion> types, List<Fault> faults) {

  /**
   * The directory in short.
   *
   * @param hash of what it says
   * @param places it divides the country into
   * @param units closed ones included
   * @param assumed units of which something is assumed and nobody has confirmed it
   */
  record Size(String hash, int places, int units, int assumed) {}

  /** Something that reads a part of the folder, or refuses it. */
  private interface Loader<T> {
    T load(Path folder) throws ConfigException;
  }

  /** Reads a folder, each part for itself, so that all faults show at once. */
  static ConfigReport of(Path folder) {
    List<Fault> faults = new ArrayList<>();
    Lifetimes lifetimes = load(Lifetimes::load, folder, faults);
    load(Limits::load, folder, faults);
    Directory directory = load(Directory::load, folder, faults);
    // Types are held against the lifetimes, whose faults would only be said twice.
    MessageTypes types = lifetimes == null ? null : load(MessageTypes::load, folder, faults);
    if (directory != null && types != null) {
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
    return new ConfigReport(
        directory == null ? null : size(directory),
        types == null ? null : types.known(),
        faults.stream().sorted().toList());
  }

  private static Size size(Directory directory) {
    return new Size(
        directory.hash(),
        directory.places().size(),
        directory.units().size(),
        (int) directory.units().stream().filter(unit -> !unit.assumed().isEmpty()).count());
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
