package se.sluss.adapters.portal.inbound;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import se.sluss.adapters.kit.Viewer;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * Who looks, from the claims of the login, and which pages that gives.
 *
 * @param viewer for the kit, which checks every right anew
 */
public record Who(Viewer viewer) {
  /** The person of this login; null when nobody is logged in. */
  public static @Nullable Who of(@Nullable Authentication authentication) {
    if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
      return null;
    }
    SortedSet<UnitId> units = new TreeSet<>();
    words(user.getClaims(), "units").forEach(unit -> units.add(UnitId.of(unit)));
    SortedSet<String> roles = words(user.getClaims(), "roles");
    return new Who(new Viewer(OfficerId.of(user.getName()), units, roles));
  }

  /** Whether this person notifies. */
  public boolean isOfficer() {
    return viewer.roles().contains("officer") && !viewer.units().isEmpty();
  }

  /** Whether this person receives. */
  public boolean isHandler() {
    return viewer.roles().contains("handler") && !viewer.units().isEmpty();
  }

  /** Whether this person settles what the rules leave to a person of the own agency. */
  public boolean isReviewer() {
    return !viewer.units().isEmpty()
        && (viewer.roles().contains("reviewer")
            || viewer.roles().contains("head-of-investigation"));
  }

  /** Whether this person may record a weighing or a safety assessment. */
  public boolean isResponsible() {
    return viewer.responsible();
  }

  /** The words of a claim that is a list; none when it is not. */
  public static SortedSet<String> words(Map<String, Object> claims, String claim) {
    SortedSet<String> words = new TreeSet<>();
    if (claims.get(claim) instanceof Collection<?> all) {
      all.forEach(word -> words.add(String.valueOf(word)));
    }
    return words;
  }
}
