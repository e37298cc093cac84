package se.sluss.hub.secrecy.naive;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/** Steps K, L and M. */
final class NaiveExceptions extends NaiveWords {
  private final NaiveDuties duties;
  private final Set<String> hits = new LinkedHashSet<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private boolean feared18cButForPenalty;
  private boolean tried23;
  private boolean met15a;
  private boolean tried15a;

  NaiveExceptions(NaiveWords words, NaiveDuties duties) {
    super(words);
    this.duties = duties;
  }

  NaivePart decide(NaivePart part) {
    if (senderIsAuthority()) {
      care();
      plans();
      crime();
      if (hits.isEmpty()) {
        generalClause();
      }
      if (!hits.isEmpty()) {
        return permit(part);
      }
    }
    return person(part);
  }

  private void tried(String rule, boolean met) {
    (met ? hits : failed).add(rule);
  }

  private void care() {
    boolean needed =
        purpose("NECESSARY_CARE")
            && (under18() || flag("SUBSTANCE_ONGOING") || flag("LRV") || flag("LPT"));
    boolean unborn = purpose("PROTECT_UNBORN") && flag("PREGNANT");
    boolean limb = needed || unborn;
    if (regime("OSL-25-1") && purpose("NECESSARY_CARE", "PROTECT_UNBORN")) {
      if (!consent("CANNOT_CONSENT") || limb) {
        tried("OSL-25-12", receiverIsCareOrSocialAuthority() && limb);
      }
      if (purpose("NECESSARY_CARE") && consent("CANNOT_CONSENT")) {
        tried(
            "OSL-25-13",
            receiverIsCareOrSocialAuthority()
                || receiverKind("hsv-private", "soc-private", "shelter-private"));
      }
    }
    if (regime("OSL-26-1") && purpose("NECESSARY_CARE", "PROTECT_UNBORN", "SCHOOL_SUPPORT")) {
      boolean pupil = purpose("SCHOOL_SUPPORT") && under18();
      tried("OSL-26-9", receiverIsCareOrSocialAuthority() && (limb || pupil));
    }
    if (sender("ELEVHALSA_MED") && purpose("SCHOOL_SUPPORT")) {
      tried(
          "OSL-25-13a",
          type("OTHER_BRANCH") && receiverKind("school", "school-health", "hsv-school"));
    }
    if (regime("OSL-25-1") && purpose("CARE")) {
      tried(
          "OSL-25-11",
          receiverKind("hsv", "hsv-school") && (flag("SAME_REGION") || flag("SAME_MUNICIPALITY")));
    }
  }

  private void plans() {
    if (from("2021-01-01") && regime("OSL-26-1") && purpose("EXECUTION_PLAN")) {
      tried("OSL-26-9b", receiverIsPrisonService() && flag("YOUTH_SUPERVISION"));
    }
    if (from("2021-01-01") && regime("OSL-35-15") && purpose("EXECUTION_PLAN")) {
      boolean prison = flag("PRISON_SENTENCE") && ageBelow(21);
      if (until("2026-06-30")) {
        tried("OSL-35-15a-v1", flag("YOUTH_SUPERVISION"));
      } else {
        tried("OSL-35-15a-v2", flag("YOUTH_SUPERVISION") || prison);
      }
    }
    if (regime("OSL-26-14c") && purpose("SHELTER_PLACEMENT")) {
      tried("OSL-26-14c", receiverIsSocial());
    }
    if (from("2023-07-01") && purpose("TECHNICAL_PROCESSING", "ANALYTICS")) {
      tried("OSL-40-5", purpose("TECHNICAL_PROCESSING") && receiver("HUB_OPERATOR"));
    }
  }

  private void crime() {
    if (regime("OSL-25-1", "OSL-26-1", "OSL-26-3") && purpose("STOP_ONGOING_CRIME")) {
      tried("OSL-10-19", receiver("POLIS") && offence().equals("RATTFYLLERI") && !attempt());
    }
    if (regime("OSL-26-1") && purpose("IMMEDIATE_INTERVENTION")) {
      tried("OSL-10-20", receiver("POLIS") && under18() && flag("FOUND_IN_DANGER"));
    }
    if (purpose("PREVENT_CRIME")) {
      prevent();
    }
    if (purpose("INVESTIGATE_CRIME")) {
      investigate();
    }
    if (from("2025-12-01")
        && purpose("PREVENT_CRIME", "INVESTIGATE_CRIME")
        && type("AUTHORITY", "OTHER_BRANCH")) {
      tried15a = true;
      met15a = open15a() && flag("CRIME_NEED");
      boolean conflict = failed.contains("OSL-10-23-v1") || failed.contains("OSL-10-23-v2");
      if (!met15a) {
        failed.add("OSL-10-15a");
      } else if (!conflict) {
        hits.add("OSL-10-15a");
      }
    }
  }

  private boolean open15a() {
    return !regime("OSL-25-1", "OSL-26-3", "OSL-18-1");
  }

  private void prevent() {
    boolean concrete = flag("CONCRETE_RISK");
    if (from("2020-08-01")
        && regime("OSL-26-1")
        && !sender("SIS")
        && (about("PERPETRATOR_YOUNG") || age() != null)) {
      if (until("2025-03-31")) {
        tried(
            "OSL-10-18a-v1", receiver("POLIS") && ageBelow(21) && concrete && flag("MAY_PREVENT"));
      } else {
        tried("OSL-10-18a-v2", receiverIsLawEnforcement() && ageBelow(21) && concrete);
      }
    }
    if (from("2021-08-01") && regime("OSL-25-1", "OSL-26-1") && !sender("SIS") && offenceGiven()) {
      boolean old = until("2025-03-31");
      boolean others =
          receiver("POLIS")
              && offenceInBrb346()
              && flag("NARSTAENDE")
              && concrete
              && (!old || flag("MAY_PREVENT"));
      boolean known = verified(day());
      feared18cButForPenalty = others && !known;
      tried(old ? "OSL-10-18c-v1" : "OSL-10-18c-v2", others && known && minimum(day()) >= 12);
    }
    if (from("2025-04-01") && sender("SIS")) {
      tried("OSL-26-9e", receiverIsLawEnforcement() && concrete && offenceGiven());
    }
  }

  private void investigate() {
    if (from("2022-01-01")
        && regime("OSL-25-1", "OSL-26-1", "OSL-26-3")
        && flag("VICTIM_UNDER_18")) {
      boolean met = receiver("POLIS") && offenceInBrb346();
      if (until("2025-03-31")) {
        tried("OSL-10-21-v1", met && !attempt());
      } else {
        tried(until("2025-11-30") ? "OSL-10-21-v2" : "OSL-10-21-v3", met);
      }
    }
    if (regime("OSL-25-1", "OSL-26-1", "OSL-26-2", "OSL-26-3")) {
      if (hits.isEmpty()) {
        tried23 = true;
        tried(rule23(), meets23(offenceDay()) && verified(offenceDay()));
      }
    } else {
      boolean old = until("2025-03-31");
      tried(
          old ? "OSL-10-24-v1" : "OSL-10-24-v2",
          receiverIsLawEnforcement() && offenceGiven() && (!old || flag("MORE_THAN_FINE")));
    }
  }

  private String rule23() {
    return until("2025-03-31") ? "OSL-10-23-v1" : "OSL-10-23-v2";
  }

  private boolean meets23(LocalDate scaleOf) {
    int wanted = until("2025-03-31") ? 12 : 6;
    return receiverIsLawEnforcement()
        && offenceGiven()
        && minimum(scaleOf) >= (attempt() ? 2 * wanted : wanted);
  }

  private void generalClause() {
    if (type("AUTHORITY", "OTHER_BRANCH")) {
      tried("OSL-10-27", openTo27() && flag("OBVIOUS_INTEREST"));
    }
  }

  private boolean openTo27() {
    return senderIsAuthority() && !regime("OSL-25-1", "OSL-26-1", "OSL-26-2", "OSL-26-3");
  }

  private NaivePart permit(NaivePart part) {
    part.outcome("PERMIT_WITH_OBLIGATION");
    part.grounds.addAll(hits);
    if (sender("POLIS") && receiverIsSocial() && purpose("PREVENT_CRIME") && from("2015-01-01")) {
      part.ground("POLISL-6");
    }
    if (senderIsPrisonService()
        && receiverIsCareOrSocialAuthority()
        && category("RELEASE_DATE")
        && from("2011-04-01")) {
      part.ground("FANG-7");
    }
    boolean hosting = hits.equals(Set.of("OSL-40-5"));
    if (hits.contains("OSL-25-11")) {
      part.must("NEED_TO_KNOW");
    } else if (hosting) {
      part.must("O-OLAMPLIGT", "CONTRACT", "SECURITY");
    } else {
      part.must("O-MEN");
    }
    if (type("PRIVATE", "INDIVIDUAL") && !hosting) {
      part.must("O-FORB");
    }
    if (receiver().facing()) {
      part.must("O-SPLIT");
    }
    proportionate(part);
    if (sender("POLIS") && purpose("PREVENT_CRIME", "INVESTIGATE_CRIME")) {
      part.must("CHECK-18-1");
    }
    if (duties.failedOnlyOnNeed("L2025-170-5")) {
      part.must("CHECK-L2025-170-5");
    }
    if (purpose("INVESTIGATE_CRIME")
        && flag("VICTIM_UNDER_18")
        && !senderKind("soc", "counsel", "counsel-private")) {
      part.must("ALSO-" + reportRule());
    }
    return part;
  }

  private NaivePart person(NaivePart part) {
    // L1
    if (feared18cButForPenalty) {
      return part.outcome("REVIEW")
          .ground(until("2025-03-31") ? "OSL-10-18c-v1" : "OSL-10-18c-v2", "PLAT-PURPOSE")
          .must("JURIST", "UPDATE_PENALTY_TABLE");
    }
    if (tried23 && offenceGiven() && !verified(offenceDay())) {
      return part.outcome("REVIEW")
          .ground(rule23(), "PLAT-PURPOSE")
          .must("JURIST", "UPDATE_PENALTY_TABLE");
    }
    if (tried23 && meets23(offenceDay()) != meets23(day())) {
      return part.outcome("REVIEW").ground(rule23(), "PLAT-PURPOSE").must("JURIST");
    }
    if (purpose("INVESTIGATE_CRIME") && tried23 && met15a) {
      return part.outcome("REVIEW").ground("OSL-10-15a", rule23(), "PLAT-PURPOSE").must("JURIST");
    }
    if (flag("PREVENTION_BY_TREATMENT") && tried15a && open15a()) {
      return part.outcome("REVIEW").ground("OSL-10-15a", "PLAT-PURPOSE").must("JURIST");
    }
    if (purpose("TECHNICAL_PROCESSING") && until("2023-06-30")) {
      return part.outcome("REVIEW").ground("OSL-10-2", "PLAT-PURPOSE").must("JURIST");
    }
    if (purpose("EXECUTE_MEASURE")
        && flag("COMMISSIONED_MEASURE")
        && type("PRIVATE", "INDIVIDUAL")) {
      return part.outcome("REVIEW")
          .ground("OSL-10-2", "OSL-10-14")
          .must("O-MEN", "O-FORB", "OFFER_CONSENT");
    }
    // L2
    boolean acute = flag("ACUTE_DANGER");
    if (!senderIsAuthority()
        && receiverIsLawEnforcement()
        && purpose(
            "PREVENT_CRIME", "INVESTIGATE_CRIME", "CONTENT_REQUEST", "CONTACT_DATA_REQUEST")) {
      if (acute) {
        part.ground("BRB-24-4").must("BREAK_GLASS");
      }
      return part.outcome("REVIEW").ground(regime()).must("JURIST");
    }
    // L3
    if (acute && purpose("PREVENT_CRIME")) {
      groundFailed(part);
      return part.outcome("REVIEW").ground(regime(), "BRB-24-4").must("JURIST", "BREAK_GLASS");
    }
    // L4
    if (onRequest() && type("AUTHORITY", "OTHER_BRANCH") && openTo27()) {
      groundFailed(part);
      return part.outcome("REVIEW").ground(regime()).must("O-MEN", "OFFER_CONSENT");
    }
    return deny(part);
  }

  private void groundFailed(NaivePart part) {
    part.grounds.addAll(duties.failed());
    part.grounds.addAll(failed);
  }

  /** M. */
  private NaivePart deny(NaivePart part) {
    part.outcome("DENY").ground(regime());
    if (senderIsAuthority()) {
      part.ground(type("OTHER_BRANCH") ? "OSL-8-2" : "OSL-8-1");
    }
    groundFailed(part);
    if (consent("WITHDRAWN", "EXPIRED", "PARTIAL")) {
      part.ground("PLAT-CONSENT-STATE");
    }
    if (consent("PERPETRATOR_CONSENT_ONLY")) {
      part.ground("PLAT-SPLIT");
    }
    if (consent("PARTIAL", "PERPETRATOR_CONSENT_ONLY")) {
      part.must("O-SPLIT");
    }
    boolean offered =
        consent("NONE", "ASKED_REFUSED") && NaiveTables.SUPPORT.stream().anyMatch(this::purpose);
    if (offered || (senderKind("counsel", "counsel-private") && purpose("CHILD_CONCERN"))) {
      part.must("OFFER_CONSENT");
    }
    if (consent("EXPIRED")) {
      part.must("ASK_NEW_CONSENT");
    }
    if (purpose("TREATMENT_REFERRAL") && receiver("HJALPLINJE_VALJ_ATT_SLUTA")) {
      part.must("OFFER_SELF_REFERRAL");
    }
    if (purpose("CHILD_INVESTIGATION_REQUEST")) {
      part.must("ANSWER_NO_INVESTIGATION_DECIDED");
    }
    if (purpose("PREVENT_CRIME") && receiver("POLIS")) {
      if (regime("OSL-25-1", "OSL-26-1") && !offenceGiven() && from("2021-08-01")) {
        part.must("CHECK-10-18c");
      }
      if (flag("CONCRETE_RISK")) {
        part.must("BREAK_GLASS_IF_ACUTE");
      }
    }
    return part;
  }
}
