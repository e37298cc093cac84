package se.sluss.adapters.healthcare.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/**
 * What a token may do, as SMART App Launch 2 writes it for programs: {@code system/Task.rs}, {@code
 * system/*.cruds}. A scope with a search parameter is narrower than what is asked here and counts
 * for nothing.
 */
public final class SmartScopes {
  private static final Pattern SCOPE =
      Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,40})\\.(c?r?u?d?s?)");

  private SmartScopes() {}

  /**
   * Passes when the token has the scope for each of these resources.
   *
   * @param right c, r, u, d or s
   * @throws RefusedException FORBIDDEN
   */
  public static void require(Jwt token, char right, String... resources) throws RefusedException {
    for (String resource : resources) {
      if (scopes(token).stream().noneMatch(scope -> grants(scope, right, resource))) {
        throw new RefusedException(SlCode.FORBIDDEN);
      }
    }
  }

  private static boolean grants(String scope, char right, String resource) {
    Matcher matcher = SCOPE.matcher(scope);
    return matcher.matches()
        && (matcher.group(1).equals("*") || matcher.group(1).equals(resource))
        && matcher.group(2).indexOf(right) >= 0;
  }

  /** Spring's login writes a list; RFC 8693 and most others one string with spaces. */
  private static List<String> scopes(Jwt token) {
    Object claim = token.getClaims().get("scope");
    if (claim instanceof String text) {
      return Arrays.asList(text.split(" "));
    }
    List<String> list = claim == null ? null : token.getClaimAsStringList("scope");
    return list == null ? List.of() : list;
  }
}
