package se.sluss.contracts.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.UnitId;

/** The directory's answer to "who?": one unit, or why it must be asked back. */
public sealed interface Placement {
  /** The unit. */
  record Found(Unit unit) implements Placement {}

  /**
   * The municipality has a board for each district, and none was named.
   *
   * @param districts to choose among
   */
  record DistrictNeeded(List<Place> districts) implements Placement {}

  /** Neither a four-digit code nor the exact name of a municipality in the table. */
  record UnknownMunicipality() implements Placement {}

  /**
   * The municipality has no district of that name.
   *
   * @param districts to choose among; empty where the municipality has none
   */
  record UnknownDistrict(List<Place> districts) implements Placement {}

  /** A four-digit code that the table does not have. */
  record Outside() implements Placement {}

  /**
   * No unit has this function there on that day.
   *
   * @param unit the one that had it last, or that will have it
   * @param successor who follows it, if the directory says
   */
  record Closed(Unit unit, @Nullable UnitId successor) implements Placement {}
}
