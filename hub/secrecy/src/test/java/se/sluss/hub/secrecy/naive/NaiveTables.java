package se.sluss.hub.secrecy.naive;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The vocabulary's parts 3 to 12, copied out by hand. */
final class NaiveTables {
  private NaiveTables() {}

  record Party(String kind, Set<String> regimes, Set<String> types, boolean facing) {}

  private static final String SOC = "OSL-21-3a OSL-26-1 OSL-26-14c OSL-26-2 OSL-40-7g";
  private static final String HSV = "OSL-21-3a OSL-25-1 OSL-40-7g";
  private static final String POL = "OSL-18-1 OSL-21-3a OSL-35-1 OSL-35-3 OSL-35-5";
  private static final String KV = "OSL-21-3a OSL-35-15";
  private static final String PRIVATE_SOC = "SOL-17-11 SOL2001-15-1";
  private static final String MYN = "AUTHORITY SAME_BRANCH OTHER_BRANCH UNKNOWN_BRANCH";

  static final Map<String, Party> PARTIES = new TreeMap<>();

  private static void p(String codes, String kind, String regimes, String types, boolean facing) {
    for (String code : codes.split(" ")) {
      PARTIES.put(code, new Party(kind, words(regimes), words(types), facing));
    }
  }

  private static Set<String> words(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  static {
    p("POLIS TULLVERKET", "police", POL, MYN, false);
    p("KRIMINALVARDEN FRIVARDEN", "prison", KV, MYN, true);
    p("KRIMINALVARDEN_HSV", "hsv", "OSL-21-3a OSL-25-1", MYN, true);
    p("KRIMINALVARDEN_MALSAGANDE", "prison", KV, MYN, false);
    p(
        "SOCIALNAMND SOCIALNAMND_A SOCIALNAMND_B SOCIALNAMND_BARN SOCIALNAMND_BROTTSOFFER"
            + " SOCIALNAMND_FAMRATT STADSDELSNAMND_A STADSDELSNAMND_B",
        "soc",
        SOC,
        MYN,
        false);
    p(
        "SOCIALNAMND_IFO SOCIALNAMND_UNGA SOCIALNAMND_UTOVARE SOCIALNAMND_VUXEN IFO_UNIT_X"
            + " IFO_UNIT_Y",
        "soc",
        SOC,
        MYN,
        true);
    p("SIS", "soc", "OSL-21-3a OSL-26-1", MYN, true);
    p("FAMILJERADGIVNING_KOMMUNAL", "counsel", "OSL-21-3a OSL-26-3", MYN, true);
    p("FAMILJERADGIVNING_PRIVAT", "counsel-private", PRIVATE_SOC, "PRIVATE", true);
    p("REGION_HSV REGION_HSV_B REGION_BUP REGION_PSYK", "hsv", HSV, MYN, false);
    p("REGION_ATV", "hsv", HSV, MYN, true);
    p("ELEVHALSA_MED", "hsv-school", "OSL-21-3a OSL-25-1", MYN, false);
    p("ELEVHALSA_KURATOR", "school-health", "OSL-21-3a OSL-23-2", MYN, false);
    p("SKOLA_LARARE SKOLA_REKTOR", "school", "OSL-21-3a OSL-23-2 OSL-40-7g", MYN, false);
    p("SKOLA_FRISTAENDE", "school-private", "SKOLL-29-14", "PRIVATE", false);
    p("HJALPLINJE_VALJ_ATT_SLUTA", "hsv-private", "PSL-6-12", "PRIVATE", true);
    p("PRIVAT_BUP", "hsv-private", "PSL-6-12", "PRIVATE", false);
    p("ATV_PRIVAT ATV_PRIVAT_UPPDRAG", "soc-private", PRIVATE_SOC, "PRIVATE", true);
    p("ATV_BARNSTOD_PRIVAT ATV_PARTNERKONTAKT", "soc-private", PRIVATE_SOC, "PRIVATE", false);
    p("SKYDDAT_BOENDE_PRIVAT", "shelter-private", PRIVATE_SOC, "PRIVATE", false);
    p("NGO_KVINNOJOUR", "ngo", "NGO-NONE", "PRIVATE", false);
    p("MALSAGANDE", "person", "", "INDIVIDUAL", false);
    p(
        "PERPETRATOR_SELF PERPETRATOR_PARENT OPPOSING_PARTY PRIVATPERSON_GRANNE",
        "person",
        "",
        "INDIVIDUAL",
        true);
    p("HUB_OPERATOR", "operator", "", "AUTHORITY PRIVATE", false);
    p("SOCIALSTYRELSEN_UTREDNING", "state", "", MYN, false);
    p("FOREIGN_AUTHORITY", "foreign", "", "FOREIGN", true);
    p("SIP_MEETING", "mixed", "", "MIXED", true);
  }

  static final Set<String> PURPOSES =
      words(
          "ANALYTICS CARE CASE_COORDINATION CASE_EXISTS_REQUEST CHILD_CONCERN"
              + " CHILD_INVESTIGATION_REQUEST CHILD_SUPPORT CONSULTATION CONTACT_DATA_REQUEST"
              + " CONTENT_REQUEST CUSTODY_INQUIRY ENFORCE_SHELTER_DECISION EXECUTE_MEASURE"
              + " EXECUTION_PLAN FATALITY_REVIEW FEEDBACK IMMEDIATE_INTERVENTION"
              + " INVESTIGATE_CRIME LOCATION_REQUEST NECESSARY_CARE OWN_DATA PARTNER_CONTACT"
              + " PARTY_ACCESS PRESENCE_REQUEST PREVENT_CRIME PRE_RELEASE_PLAN PROTECT_UNBORN"
              + " PROVIDER_FOLLOW_UP RELEASE_NOTICE SCHOOL_SUPPORT SHELTER_PLACEMENT SIP"
              + " STOP_ONGOING_CRIME SUPERVISION SUSPECT_UNDER_18 TECHNICAL_PROCESSING"
              + " TREATMENT_REFERRAL VICTIM_NOTICE VICTIM_SUPPORT");

  static final Set<String> SUPPORT =
      words(
          "CARE CASE_COORDINATION CHILD_SUPPORT CUSTODY_INQUIRY EXECUTE_MEASURE EXECUTION_PLAN"
              + " NECESSARY_CARE PARTNER_CONTACT PRE_RELEASE_PLAN PROVIDER_FOLLOW_UP"
              + " SCHOOL_SUPPORT SUPERVISION TREATMENT_REFERRAL VICTIM_SUPPORT");

  static final Set<String> SUBJECTS =
      words(
          "PERPETRATOR_ADULT PERPETRATOR_YOUNG SUSPECT_ADULT SUSPECT_CHILD CHILD PUPIL PARENT"
              + " VICTIM_ADULT UNIDENTIFIED ANY");

  static final Set<String> CATEGORIES =
      words(
          "ADDRESS_PROTECTED SHELTER SHELTER_PRESENCE CHILD_LOCATION SCHOOL_NAME GP_CLINIC"
              + " VICTIM_NAME CONTACT IP PRESENCE CASE_EXISTS CASE_PATTERN CHILD_CONCERN_REPORT"
              + " CHILD_INQUIRY_STATUS CHILD_INQUIRY_CONTENT PRELIM_INVESTIGATION_DETAIL"
              + " CRIMINAL_RECORD_EXTRACT KONTAKTFORBUD_DECISION SUSPICION THREAT_INFO RISK"
              + " VIOLENCE_INFO INJURIES HEALTH DIAGNOSIS MEDICATION PREGNANCY SUBSTANCE"
              + " CONVERSATION OBSERVATION HOUSEHOLD HOUSING_NEED SOCIAL TREATMENT_ATTENDANCE"
              + " SENTENCE_PLAN RELEASE_DATE FULL_FILE ALL");

  static final Set<String> CONSENTS =
      words(
          "NONE ASKED_REFUSED ACTIVE PARTIAL WITHDRAWN EXPIRED CANNOT_CONSENT SELF DECEASED"
              + " CHILD_MATURE GUARDIAN_REFUSED GUARDIAN_PERPETRATOR_ONLY"
              + " PERPETRATOR_CONSENT_ONLY");

  static final Set<String> FLAGS =
      words(
          "MATURE SECRECY_AGAINST_GUARDIAN GUARDIAN_IS_SUSPECT CONSENT_CONDITION"
              + " CONSENT_SCOPE_CONTACT PREGNANT SUBSTANCE_ONGOING LRV LPT NARSTAENDE"
              + " VICTIM_NOT_NARSTAENDE VICTIM_UNDER_18 CONCRETE_RISK NO_CONCRETE_RISK"
              + " MAY_PREVENT CRIME_NEED PREVENTION_BY_TREATMENT OBVIOUS_INTEREST LE_NEED"
              + " MORE_THAN_FINE ACUTE_DANGER FOUND_IN_DANGER REASONABLY_SUSPECTED"
              + " ONGOING_INVESTIGATION CLOSE_RELATION_CRIME CHILD_AT_RISK NO_CHILD_RISK"
              + " KNOWLEDGE_OF_ABUSE SUSPICION_ONLY CHILD_INVESTIGATION_DECIDED"
              + " PRELIMINARY_ASSESSMENT_ONLY REPORTER_19_1 REPORTER_19_4 COMMISSIONED_MEASURE"
              + " NOT_COMMISSIONED POLICE_ASSISTANCE_REQUESTED SHELTER_DECISION_2024_79_5_4"
              + " PRISON_SENTENCE YOUTH_SUPERVISION VICTIM_OPTED_IN SAME_REGION OTHER_REGION"
              + " SAME_MUNICIPALITY UNIT_UNCLASSIFIED ANONYMOUS_NO_IDENTIFIERS"
              + " INDIRECTLY_IDENTIFIABLE NUMBER_VISIBLE NO_DATA_STORED PROTECTED_REGISTRATION");

  static final List<List<String>> CONTRADICTIONS =
      List.of(
          List.of("NARSTAENDE", "VICTIM_NOT_NARSTAENDE"),
          List.of("CHILD_AT_RISK", "NO_CHILD_RISK"),
          List.of("KNOWLEDGE_OF_ABUSE", "SUSPICION_ONLY"),
          List.of("CONCRETE_RISK", "NO_CONCRETE_RISK"),
          List.of("CHILD_INVESTIGATION_DECIDED", "PRELIMINARY_ASSESSMENT_ONLY"),
          List.of("COMMISSIONED_MEASURE", "NOT_COMMISSIONED"),
          List.of("SAME_REGION", "OTHER_REGION"),
          List.of("REPORTER_19_1", "REPORTER_19_4"));

  /** Month minima: "from months, from months"; the first of each reaches back for ever if 0000. */
  static final Map<String, TreeMap<LocalDate, Integer>> MINIMA = new HashMap<>();

  private static void m(String code, Object... dateAndMonths) {
    TreeMap<LocalDate, Integer> minima = new TreeMap<>();
    for (int i = 0; i < dateAndMonths.length; i += 2) {
      minima.put(LocalDate.parse((String) dateAndMonths[i]), (Integer) dateAndMonths[i + 1]);
    }
    MINIMA.put(code, minima);
  }

  static {
    String always = "0001-01-01";
    m("MISSHANDEL", always, 0);
    m("GROV_MISSHANDEL", "1965-01-01", 12, "2017-07-01", 18);
    m("SYNNERLIGEN_GROV_MISSHANDEL", "2010-07-01", 48, "2017-07-01", 60);
    m("MORD", always, 120);
    m("DRAP", always, 72);
    m("OLAGA_HOT", always, 0);
    m("GROVT_OLAGA_HOT", "1965-01-01", 6, "2017-07-01", 9, "2023-07-01", 12);
    m("GROVT_OLAGA_TVANG", "1965-01-01", 6, "2017-07-01", 9, "2023-07-01", 12);
    m("GROV_FRIDSKRANKNING", "1998-07-01", 6, "2013-07-01", 9, "2022-01-01", 12);
    m("GROV_KVINNOFRIDSKRANKNING", "1998-07-01", 6, "2013-07-01", 9, "2022-01-01", 12);
    m("BARNFRIDSBROTT", always, 0);
    m("GROVT_HEMFRIDSBROTT", "1965-01-01", 0, "2022-07-01", 6);
    m("VALDTAKT", "2005-04-01", 24, "2022-08-01", 36);
    m("VALDTAKT_MOT_BARN", "2005-04-01", 24, "2022-08-01", 36);
    m("RATTFYLLERI", always, 0);
    m("BROTT_MED_FANGELSE_I_SKALAN", always, 0);
  }

  static final Set<String> OUTSIDE_BRB = words("RATTFYLLERI BROTT_MED_FANGELSE_I_SKALAN");
}
