package se.sluss.hub.secrecy.naive;

import java.util.Map;
import se.sluss.hub.secrecy.Facts;

/** Steps A to M for one category, read down the page. */
final class NaiveSteps extends NaiveWords {
  NaiveSteps(Facts facts, String category) {
    super(facts, category);
  }

  NaivePart decide() {
    NaivePart part = steps();
    if (about("UNIDENTIFIED") && !part.address && !part.belreg && !isStepC()) {
      part.ground("PLAT-ANON");
    }
    finish(part);
    return part;
  }

  private boolean isStepC() {
    return type("UNKNOWN_BRANCH", "MIXED", "FOREIGN") || flag("UNIT_UNCLASSIFIED");
  }

  private NaivePart steps() {
    NaivePart part = new NaivePart();
    // A
    if (receiver().facing() && (isProtectedPlace() || isPuzzle())) {
      part.address = true;
      part.outcome("DENY").ground("PLAT-ADDR-DENY").must("LOG");
      if (category("ADDRESS_PROTECTED")) {
        part.ground("OSL-21-3");
      }
      if (category("CHILD_LOCATION") && from("2024-04-01")) {
        part.ground("OSL-26-2");
      }
      if (category("SHELTER", "SHELTER_PRESENCE") && from("2024-04-01")) {
        part.ground("OSL-26-14c");
      }
      if (isPuzzle() && from("2019-01-01")) {
        part.ground("OSL-21-3a");
      }
      if (purpose("PARTY_ACCESS")) {
        part.ground("OSL-10-3").must("ROUTE_CASE_OFFICER");
      }
      if (purpose("PARTNER_CONTACT")) {
        part.must("VICTIM_CHANNEL");
      }
      return part;
    }
    // B
    if (category("CRIMINAL_RECORD_EXTRACT") || regime("OSL-35-3")) {
      part.belreg = true;
      part.outcome("DENY").ground("BELREG");
      if (category("CRIMINAL_RECORD_EXTRACT")) {
        part.must("USE_STATUTORY_CHANNEL");
      }
      return part;
    }
    // C
    if (type("UNKNOWN_BRANCH")) {
      return part.outcome("REVIEW").ground("OSL-8-2", "PLAT-PURPOSE").must("CLASSIFY_UNIT");
    }
    if (flag("UNIT_UNCLASSIFIED")) {
      part.outcome("REVIEW").ground("PLAT-PURPOSE").must("CLASSIFY_UNIT");
      if (purpose("CHILD_CONCERN")) {
        groundReportRule(part);
        if (from("2025-07-01")) {
          part.ground("SOL-19-4");
        }
      }
      return part;
    }
    if (type("MIXED")) {
      return part.outcome("REVIEW")
          .ground("SOL-10-8", "PLAT-CONSENT-STATE")
          .must("PER_RECIPIENT_DECISION");
    }
    if (type("FOREIGN")) {
      return part.outcome("REVIEW").ground("OSL-8-1", "PLAT-PURPOSE").must("JURIST");
    }
    // D
    if (about("UNIDENTIFIED")) {
      if (purpose("CONSULTATION") && !flag("INDIRECTLY_IDENTIFIABLE")) {
        return part.outcome("PERMIT_WITH_OBLIGATION").must("IDENTIFIABILITY_CHECK");
      }
      if (purpose("CHILD_CONCERN") && flag("ANONYMOUS_NO_IDENTIFIERS")) {
        groundReportRule(part);
        return part.outcome("DENY").must("TRY_TO_IDENTIFY");
      }
    }
    // E
    if (type("SAME_BRANCH")) {
      part.outcome("PERMIT_WITH_OBLIGATION").ground("OSL-8-2").must("NEED_TO_KNOW");
      if (receiver().facing()) {
        part.must("O-SPLIT");
      }
      return part;
    }
    // F
    NaiveDuties duties = new NaiveDuties(this);
    if (duties.anyHeld()) {
      part.outcome("MUST_DISCLOSE");
      part.grounds.addAll(duties.held());
      part.obligations.addAll(duties.obligations());
      if (senderIsAuthority() && type("AUTHORITY", "OTHER_BRANCH")) {
        part.ground("OSL-10-28");
      }
      if (!senderIsAuthority()) {
        part.ground(regime());
      }
      return part;
    }
    if (purpose("CONTACT_DATA_REQUEST") && flag("NO_DATA_STORED")) {
      part.grounds.addAll(duties.failed());
      return part.outcome("DENY").ground(regime()).must("ANSWER_NO_DATA");
    }
    if (regime("NGO-NONE") && purpose("CHILD_CONCERN") && flag("CHILD_AT_RISK")) {
      if (from("2025-07-01")) {
        part.ground("SOL-19-4");
      }
      return part.outcome("PERMIT_WITH_OBLIGATION").ground("NGO-NONE").must("O-MEN");
    }
    // G
    if (regime("OSL-18-1")) {
      return part.outcome("REVIEW").ground("OSL-18-1").must("FU-LEDARE");
    }
    // H
    if (purpose("OWN_DATA") && consent("SELF")) {
      String informants =
          Map.of("OSL-26-1", "OSL-26-5", "OSL-25-1", "OSL-25-7", "OSL-35-1", "OSL-35-2")
              .getOrDefault(regime(), "OSL-12-1");
      return part.outcome("PERMIT_WITH_OBLIGATION")
          .ground("OSL-12-1", informants)
          .must("O-SPLIT", "INFORMANT_CHECK");
    }
    if (purpose("PARTY_ACCESS")) {
      return part.outcome("REVIEW").ground("OSL-10-3").must("ROUTE_CASE_OFFICER");
    }
    // I
    if (regime("OSL-35-5") && category("KONTAKTFORBUD_DECISION")) {
      return part.outcome("PERMIT").ground("OSL-35-5");
    }
    // J
    boolean mature =
        consent("CHILD_MATURE") && flag("MATURE") && flag("SECRECY_AGAINST_GUARDIAN") && under18();
    boolean inScope = consent("PARTIAL") && category("CONTACT") && flag("CONSENT_SCOPE_CONTACT");
    if ((consent("ACTIVE") || mature || inScope)
        && !category("VICTIM_NAME")
        && !regime("OSL-26-14c")) {
      return consent(part);
    }
    if (consent("GUARDIAN_PERPETRATOR_ONLY") || (consent("CHILD_MATURE") && !mature)) {
      part.outcome("REVIEW").ground("OSL-12-3").must("O-MEN", "JURIST");
      if (about("CHILD") && receiverIsCareOrSocialAuthority()) {
        if (regime("OSL-26-1")) {
          part.ground("OSL-26-9");
        }
        if (regime("OSL-25-1")) {
          part.ground("OSL-25-12");
        }
      }
      return part;
    }
    return new NaiveExceptions(this, duties).decide(part);
  }

  private NaivePart consent(NaivePart part) {
    boolean toPrivate = type("PRIVATE", "INDIVIDUAL");
    part.outcome(toPrivate ? "PERMIT_WITH_OBLIGATION" : "PERMIT").must("O-SPLIT");
    if (senderIsAuthority()) {
      part.ground("OSL-12-2");
      if (consent("CHILD_MATURE")) {
        part.ground("OSL-12-3");
      }
    } else {
      part.ground(regime());
    }
    if (toPrivate) {
      part.must(flag("CONSENT_CONDITION") ? "O-FORB" : "O-FORB_IF_CONDITION");
    }
    proportionate(part);
    if (sender("POLIS")) {
      part.must("CHECK-18-1");
    }
    if (receiver("ATV_PARTNERKONTAKT")) {
      part.must("SEGREGATED_UNIT");
    }
    if (consent("CHILD_MATURE")) {
      part.must("MATURITY_ASSESSMENT");
    }
    return part;
  }

  private void groundReportRule(NaivePart part) {
    part.ground(reportRule());
  }

  /** Part 13, what follows from the outcome alone. */
  private void finish(NaivePart part) {
    if (part.disclosed()) {
      part.must("O-MIN");
      if (isProtectedPlace() || isPuzzle()) {
        part.must("MARK_PROTECTED");
      }
    }
    if (part.outcome.equals("MUST_DISCLOSE")) {
      if (sender("SKYDDAT_BOENDE_PRIVAT")) {
        part.must("MARK_PROTECTED");
      }
      if (onRequest() && receiver("POLIS", "TULLVERKET")) {
        part.must("AUTH_REQUEST");
      }
    }
    boolean weighed = part.obligations.contains("O-MEN") && part.disclosed();
    boolean perpetrator = about("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG");
    boolean perpetratorUnit = sender("SOCIALNAMND_UTOVARE") || receiver("SOCIALNAMND_UTOVARE");
    if (weighed && perpetrator && perpetratorUnit && from("2021-08-01")) {
      part.must("O-SKYDD");
    }
    if (weighed && about("VICTIM_ADULT") && !consent("ACTIVE")) {
      part.must("O-SKYDD");
    }
  }
}
