package se.sluss.hub.log;

/** Trails of the log's own, for what belongs to no referral. */
public final class OwnTrail {
  /** What their ids begin with; no referral's id does. */
  public static final String PREFIX = "sluss:";

  /** Changes of the active ruleset. */
  public static final String RULES = "sluss:rules";

  /** Changes of the directory and of units' keys. */
  public static final String DIRECTORY = "sluss:directory";

  /** Changes of rights, and break-glass. */
  public static final String RIGHTS = "sluss:rights";

  /** Erasures, and reads of what has been erased. */
  public static final String ERASURE = "sluss:erasure";

  /** What operators did to the log and the configuration. */
  public static final String OPERATION = "sluss:operation";

  /** Openings that were refused, of what there is and of what there is not. */
  public static final String REFUSALS = "sluss:refusals";

  private OwnTrail() {}

  /** Whether a trail is one of the log's own. */
  public static boolean isOwn(String referralId) {
    return referralId.startsWith(PREFIX);
  }
}
