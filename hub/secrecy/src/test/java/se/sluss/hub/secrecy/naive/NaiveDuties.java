package se.sluss.hub.secrecy.naive;

import java.util.LinkedHashSet;
import java.util.Set;

/** Step F's table, row by row. */
final class NaiveDuties extends NaiveWords {
  private final Set<String> held = new LinkedHashSet<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private final Set<String> failedOnlyOnNeed = new LinkedHashSet<>();
  private final Set<String> obligations = new LinkedHashSet<>();

  NaiveDuties(NaiveWords words) {
    super(words);
    report();
    requestsFromLawEnforcement();
    needsOfLawEnforcement();
    board();
    prison();
    others();
  }

  boolean anyHeld() {
    return !held.isEmpty();
  }

  Set<String> held() {
    return held;
  }

  Set<String> failed() {
    return failed;
  }

  Set<String> obligations() {
    return obligations;
  }

  boolean failedOnlyOnNeed(String rule) {
    return failedOnlyOnNeed.contains(rule);
  }

  private void tried(String rule, boolean met, String... follows) {
    if (met) {
      held.add(rule);
      obligations.addAll(list(follows));
    } else {
      failed.add(rule);
    }
  }

  private boolean boundToReport() {
    if (senderKind("counsel", "counsel-private", "ngo")) {
      return false;
    }
    return !sender("TULLVERKET") || from("2026-01-15");
  }

  private void report() {
    boolean concern = purpose("CHILD_CONCERN") && receiverIsSocial();
    if (concern && boundToReport()) {
      tried(reportRule(), flag("CHILD_AT_RISK"), "O-GENAST");
      if (flag("CHILD_AT_RISK")) {
        if (reportRule().equals("SOL-19-1-v2") && senderIsAuthority()) {
          obligations.add("LABEL-40-7g");
        }
        numberVisible();
      }
    }
    if (concern && senderKind("counsel", "counsel-private")) {
      String rule = from("2025-07-01") ? "SOL-19-2" : "SOL2001-14-1";
      tried(rule, flag("KNOWLEDGE_OF_ABUSE"), "O-GENAST");
      if (flag("KNOWLEDGE_OF_ABUSE")) {
        numberVisible();
      }
    }
    if (purpose("SUSPECT_UNDER_18") && sender("POLIS") && receiverIsSocial()) {
      tried("LUL-6", under18() && flag("REASONABLY_SUSPECTED") && offenceGiven(), "O-GENAST");
    }
    if (purpose("CHILD_INVESTIGATION_REQUEST") && receiverIsSocial() && boundToReport()) {
      String rule = from("2025-07-01") ? "SOL-20-6" : "SOL2001-14-1";
      tried(rule, flag("CHILD_INVESTIGATION_DECIDED"));
    }
  }

  private void numberVisible() {
    if (flag("NUMBER_VISIBLE")) {
      obligations.add("JURIST_IF_DOUBT");
    }
  }

  private void requestsFromLawEnforcement() {
    boolean gives =
        senderIsAuthority()
            || senderKind("hsv-private", "soc-private", "shelter-private", "school-private");
    if (from("2025-04-01") && purpose("CONTACT_DATA_REQUEST") && gives) {
      tried(
          "L2025-170-4",
          onRequest()
              && receiverIsLawEnforcement()
              && flag("LE_NEED")
              && category("CONTACT", "IP", "ADDRESS_PROTECTED")
              && !flag("NO_DATA_STORED"),
          "O-SYNNERLIGA-SKAL");
    }
    if (purpose("PRESENCE_REQUEST") && senderKind("hsv", "hsv-school", "hsv-private")) {
      tried(
          "PSL-6-15",
          onRequest()
              && receiverIsLawEnforcement()
              && category("PRESENCE")
              && !sender("HJALPLINJE_VALJ_ATT_SLUTA"),
          "ONLY_FACT");
    }
    if (from("2025-07-01") && purpose("PRESENCE_REQUEST") && senderIsBoard()) {
      tried(
          "SOL-15-7",
          onRequest() && receiverIsLawEnforcement() && category("SHELTER_PRESENCE"),
          "ONLY_FACT");
    }
  }

  private void needsOfLawEnforcement() {
    if (from("2025-04-01")
        && purpose("PREVENT_CRIME", "INVESTIGATE_CRIME", "RELEASE_NOTICE")
        && senderIsPrisonService()
        && receiverIsLawEnforcement()) {
      boolean open = !regime("OSL-25-1", "OSL-26-1", "OSL-26-3");
      tried("L2025-170-5", flag("LE_NEED") && open, "O-MEN_IF_REFUSED");
      if (!flag("LE_NEED") && open) {
        failedOnlyOnNeed.add("L2025-170-5");
      }
    }
    boolean school = senderKind("school", "school-health", "school-private", "hsv-school");
    if (from("2025-04-01") && purpose("PREVENT_CRIME", "INVESTIGATE_CRIME") && school) {
      tried(
          "L2025-170-7",
          sender("SKOLA_REKTOR", "SKOLA_FRISTAENDE")
              && receiverIsLawEnforcement()
              && flag("LE_NEED")
              && !regime("OSL-25-1")
              && (onRequest() || receiver("POLIS")),
          "O-MEN",
          "REKTOR_DECIDES");
    }
  }

  private void board() {
    if (from("2025-07-01") && purpose("CASE_EXISTS_REQUEST") && senderIsBoard()) {
      tried(
          "SOL-15-8",
          onRequest() && receiverIsSocial() && flag("SAME_MUNICIPALITY") && category("CASE_EXISTS"),
          "ONLY_FACT");
    }
    if (from("2025-07-01") && purpose("PROVIDER_FOLLOW_UP") && senderKind("soc-private")) {
      tried("SOL-15-9", onRequest() && receiverIsSocial() && flag("COMMISSIONED_MEASURE"));
    }
    if (purpose("ENFORCE_SHELTER_DECISION") && senderIsBoard() && from("2017-07-01")) {
      tried("LVU-43b", receiver("POLIS") && flag("POLICE_ASSISTANCE_REQUESTED"));
    }
    if (from("2021-07-01") && purpose("CUSTODY_INQUIRY") && senderIsBoard()) {
      tried("FB-6-20b", onRequest() && receiverIsSocial() && regime("OSL-26-1"));
    }
    if (purpose("FEEDBACK") && senderIsBoard()) {
      feedback();
    }
  }

  private void feedback() {
    String rule =
        until("2025-06-30") ? "SOL2001-14-1" : until("2026-01-14") ? "SOL-19-6-v1" : "SOL-19-6-v2";
    boolean met = onRequest() && flag("REPORTER_19_1") && category("CHILD_INQUIRY_STATUS");
    tried(rule, met, "O-OLAMPLIGT", "ONLY_FACT");
    if (met) {
      held.add("OSL-26-9a");
      if (rule.equals("SOL-19-6-v2")) {
        obligations.addAll(list("TIMER_7_DAYS", "LABEL-40-7g"));
      }
    } else {
      failed.add("OSL-26-9a");
      if (flag("REPORTER_19_4") && from("2025-07-01")) {
        failed.add("SOL-19-4");
      }
    }
  }

  private void prison() {
    if (from("2025-07-01") && purpose("RELEASE_NOTICE") && sender("KRIMINALVARDEN")) {
      tried(
          "FANG-36a",
          receiver("POLIS") && flag("CLOSE_RELATION_CRIME") && category("RELEASE_DATE"),
          "TIMER_BEFORE_RELEASE");
    }
    if (purpose("VICTIM_NOTICE") && sender("KRIMINALVARDEN_MALSAGANDE") && from("2011-04-01")) {
      tried(
          "FANG-35",
          receiver("MALSAGANDE") && flag("VICTIM_OPTED_IN") && category("RELEASE_DATE"),
          "VICTIM_CHANNEL");
    }
  }

  private void others() {
    boolean school = senderKind("school", "school-health", "school-private", "hsv-school");
    if (from("2026-01-15") && purpose("CUSTODY_INQUIRY") && school) {
      tried(
          "FB-6-20c",
          onRequest() && receiverIsSocial() && !sender("ELEVHALSA_MED", "ELEVHALSA_KURATOR"));
    }
    if (purpose("FATALITY_REVIEW")) {
      tried("L2007-606", onRequest() && receiver("SOCIALSTYRELSEN_UTREDNING"));
    }
  }
}
