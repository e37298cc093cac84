package se.sluss.hub.bench.decision;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.Ruleset;

/** The core of the order of examination in Cedar, its policies parsed once and cached. */
final class CedarCore {
  /** Cedar has no missing number; no one is this old. */
  private static final long NO_AGE = 999;

  private static final String AGE = "AGE_";

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final Entities none = new Entities();
  private final PolicySet policies;
  private final Ruleset ruleset;

  /**
   * @param ruleset says which parties meet the person who uses violence
   */
  CedarCore(Ruleset ruleset) {
    this.ruleset = ruleset;
    try (InputStream core = CedarCore.class.getResourceAsStream("core.cedar")) {
      if (core == null) {
        throw new IllegalStateException("the policies are not packaged with the program");
      }
      policies = PolicySet.parsePolicies(new String(core.readAllBytes(), StandardCharsets.UTF_8));
      policies.cache();
    } catch (IOException | InternalException | CacheException e) {
      throw new IllegalStateException("Cedar cannot read the policies", e);
    }
  }

  /** The question for one part, as Cedar wants it. */
  AuthorizationRequest request(Facts part) {
    Map<String, Value> context = new HashMap<>();
    context.put("category", new PrimString(part.categories().iterator().next()));
    context.put("regime", new PrimString(part.senderRegime()));
    context.put("receiver_type", new PrimString(part.receiverType()));
    context.put("data_subject", new PrimString(part.dataSubject()));
    context.put("consent", new PrimString(part.consentState()));
    context.put("perpetrator_facing", new PrimBool(ruleset.perpetratorFacing(part.receiver())));
    CedarList flags = new CedarList();
    long age = NO_AGE;
    for (String flag : part.flags()) {
      flags.add(new PrimString(flag));
      if (flag.startsWith(AGE)) {
        age = Long.parseLong(flag.substring(AGE.length()));
      }
    }
    context.put("flags", flags);
    context.put("age", new PrimLong(age));
    return new AuthorizationRequest(
        uid("Unit", part.sender()),
        uid("Action", "disclose"),
        uid("Unit", part.receiver()),
        new Context(context));
  }

  private static EntityUID uid(String type, String id) {
    return EntityUID.parse(type + "::\"" + id + '"')
        .orElseThrow(() -> new IllegalStateException("not a name that Cedar takes: " + id));
  }

  /** Whether the core permits it. */
  boolean permits(AuthorizationRequest request) {
    try {
      return engine.isAuthorized(request, policies, none).success.orElseThrow().isAllowed();
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar gave no answer", e);
    }
  }

  int size() {
    return policies.getNumPolicies();
  }
}
