package se.sluss.deploy.local.county;

import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.UnitId;

/** The messages that a story can have, each to a function of the place. */
enum Track {
  WISH("authority-violence"),
  NOTICE("victim-support"),
  CONCERN("child-and-family");

  private final String function;

  Track(String function) {
    this.function = function;
  }

  /** As the directory writes it. */
  String function() {
    return function;
  }

  /** By the rule of naming alone; the directory is not asked. */
  UnitId at(Place place) {
    String district = place.district() == null ? "" : "-" + place.district();
    return UnitId.of(place.municipality() + district + "." + function);
  }
}
