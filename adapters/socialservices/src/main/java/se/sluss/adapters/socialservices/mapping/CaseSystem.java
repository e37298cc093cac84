package se.sluss.adapters.socialservices.mapping;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** Who a case system's call is for. */
@Component
public class CaseSystem {
  private static final Set<String> ROLES =
      Set.of("handler", "responsible-officer", "named-handler");

  private final Units units;

  /**
   * @param units which are ours
   */
  public CaseSystem(Units units) {
    this.units = units;
  }

  /**
   * The units of ours that a token names, of its own agency.
   *
   * @throws RefusedException FORBIDDEN when there is none
   */
  public SortedSet<UnitId> units(Jwt token) throws RefusedException {
    List<String> named = token.getClaimAsStringList("units");
    String agency = token.getClaimAsString("agency");
    SortedSet<UnitId> own = new TreeSet<>();
    for (Unit unit : units.ours()) {
      if (named != null
          && named.contains(unit.id().value())
          && unit.agency().value().equals(agency)) {
        own.add(unit.id());
      }
    }
    if (own.isEmpty()) {
      throw new RefusedException(SlCode.FORBIDDEN);
    }
    return own;
  }

  /**
   * The person who acts, within the token's units.
   *
   * @throws RefusedException WRONG_VALUE for a role there is not; FORBIDDEN
   */
  public Viewer viewer(Acting by, Jwt token) throws RefusedException {
    if (!ROLES.containsAll(by.roles())) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/roles"));
    }
    return new Viewer(by.officer(), units(token), by.roles());
  }

  /**
   * A message's id; one that is not an id is not found either.
   *
   * @throws RefusedException NOT_FOUND
   */
  public MessageId message(String id) throws RefusedException {
    try {
      return MessageId.of(id);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
  }
}
