package se.sluss.hub.server.api;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Placement;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.proof.Hash;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.setup.UnitCertificates;

/** Where to: the units with their certificates, and who is asked for in a place. */
@RestController
@RequestMapping("/api/directory")
class DirectoryApi {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Directory directory;
  private final UnitCertificates certificates;
  private final LogReader log;
  private final Clock clock;

  DirectoryApi(Directory directory, UnitCertificates certificates, LogReader log, Clock clock) {
    this.directory = directory;
    this.certificates = certificates;
    this.log = log;
    this.clock = clock;
  }

  /** The whole directory, and how many changes of it the log had covered. */
  record Whole(
      String hash,
      List<Unit> units,
      Map<UnitId, UnitCertificates.Pair> certificates,
      long recorded) {}

  @GetMapping
  Whole whole() {
    return new Whole(
        directory.hash(),
        directory.units(),
        new TreeMap<>(certificates.all()),
        log.coveredOf(OwnTrail.DIRECTORY));
  }

  /**
   * Changes of the directory.
   *
   * @param bundle the directory's own trail with proofs, as text
   * @param consistency proof that its checkpoint extends the one that was seen
   */
  record Changes(String bundle, List<String> consistency) {}

  /**
   * Every change of an entry or a key, with proofs: without it no adapter seals with a key. It is
   * the same for all and tells of no referral, so that reading it is not put on record.
   */
  @GetMapping("/log")
  Changes changes(@RequestParam(defaultValue = "0") long seen) {
    return log.bundleSince(OwnTrail.DIRECTORY, _ -> true, seen)
        .map(
            extended ->
                new Changes(
                    extended.bundle().json(),
                    extended.consistency().stream().map(Hash::base64).toList()))
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }

  /** A unit, or what is asked back; never a guess. */
  record Found(
      @Nullable Unit unit,
      @Nullable String askBack,
      List<Place> choices,
      @Nullable UnitId successor) {}

  @GetMapping("/find")
  Found find(
      @RequestParam String municipality,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam String function) {
    UnitFunction wanted;
    try {
      wanted = UnitFunction.of(function);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.WRONG_VALUE, "/function");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), SWEDEN);
    return switch (directory.find(municipality, district, wanted, today)) {
      case Placement.Found found -> new Found(found.unit(), null, List.of(), null);
      case Placement.DistrictNeeded needed ->
          new Found(null, SlCode.DISTRICT_NEEDED.toString(), needed.districts(), null);
      case Placement.UnknownMunicipality _ ->
          new Found(null, SlCode.UNKNOWN_MUNICIPALITY.toString(), List.of(), null);
      case Placement.UnknownDistrict unknown ->
          new Found(null, SlCode.UNKNOWN_DISTRICT.toString(), unknown.districts(), null);
      case Placement.Outside _ -> new Found(null, SlCode.OUTSIDE_TABLE.toString(), List.of(), null);
      case Placement.Closed closed ->
          new Found(null, SlCode.UNIT_CLOSED.toString(), List.of(), closed.successor());
    };
  }
}
