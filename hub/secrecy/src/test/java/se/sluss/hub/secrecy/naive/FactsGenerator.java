package se.sluss.hub.secrecy.naive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.Facts;

/**
 * Makes questions up. Plain chance would nearly always end in a refusal, so a question leans
 * towards the flags, parties and days on which something in the law turns.
 */
public final class FactsGenerator {
  /** The law's change calendar; the day before and the day after are drawn as well. */
  private static final List<String> TURNS =
      List.of(
          "2019-01-01",
          "2020-08-01",
          "2021-01-01",
          "2021-07-01",
          "2021-08-01",
          "2022-01-01",
          "2022-07-01",
          "2022-08-01",
          "2023-01-01",
          "2023-07-01",
          "2024-04-01",
          "2025-04-01",
          "2025-07-01",
          "2025-12-01",
          "2026-01-15",
          "2026-07-01",
          "2026-09-30",
          "2026-11-21");

  private static final Map<String, List<String>> TELLING =
      Map.ofEntries(
          Map.entry("CHILD_CONCERN", List.of("CHILD_AT_RISK", "KNOWLEDGE_OF_ABUSE")),
          Map.entry("SUSPECT_UNDER_18", List.of("REASONABLY_SUSPECTED", "AGE_16")),
          Map.entry("CHILD_INVESTIGATION_REQUEST", List.of("CHILD_INVESTIGATION_DECIDED")),
          Map.entry("CONTACT_DATA_REQUEST", List.of("LE_NEED")),
          Map.entry("RELEASE_NOTICE", List.of("CLOSE_RELATION_CRIME")),
          Map.entry("VICTIM_NOTICE", List.of("VICTIM_OPTED_IN")),
          Map.entry("CASE_EXISTS_REQUEST", List.of("SAME_MUNICIPALITY")),
          Map.entry("PROVIDER_FOLLOW_UP", List.of("COMMISSIONED_MEASURE")),
          Map.entry("ENFORCE_SHELTER_DECISION", List.of("POLICE_ASSISTANCE_REQUESTED")),
          Map.entry("FEEDBACK", List.of("REPORTER_19_1")),
          Map.entry(
              "PREVENT_CRIME",
              List.of(
                  "CRIME_NEED",
                  "CONCRETE_RISK",
                  "NARSTAENDE",
                  "MAY_PREVENT",
                  "AGE_19",
                  "LE_NEED",
                  "PREVENTION_BY_TREATMENT",
                  "ACUTE_DANGER")),
          Map.entry(
              "INVESTIGATE_CRIME",
              List.of("CRIME_NEED", "VICTIM_UNDER_18", "MORE_THAN_FINE", "LE_NEED")),
          Map.entry("NECESSARY_CARE", List.of("SUBSTANCE_ONGOING", "LRV", "AGE_17")),
          Map.entry("PROTECT_UNBORN", List.of("PREGNANT")),
          Map.entry("SCHOOL_SUPPORT", List.of("AGE_17", "AGE_18")),
          Map.entry("CARE", List.of("SAME_REGION", "SAME_MUNICIPALITY")),
          Map.entry("EXECUTION_PLAN", List.of("YOUTH_SUPERVISION", "PRISON_SENTENCE", "AGE_20")),
          Map.entry("IMMEDIATE_INTERVENTION", List.of("FOUND_IN_DANGER", "AGE_14")),
          Map.entry("EXECUTE_MEASURE", List.of("COMMISSIONED_MEASURE")),
          Map.entry("CONSULTATION", List.of("INDIRECTLY_IDENTIFIABLE")));

  private static final List<String> TELLING_PURPOSES = TELLING.keySet().stream().sorted().toList();
  private static final List<String> OFFENCES =
      NaiveTables.MINIMA.keySet().stream().sorted().toList();

  private static final Map<String, List<String>> CATEGORY =
      Map.of(
          "PRESENCE_REQUEST", List.of("PRESENCE", "SHELTER_PRESENCE"),
          "CASE_EXISTS_REQUEST", List.of("CASE_EXISTS"),
          "FEEDBACK", List.of("CHILD_INQUIRY_STATUS"),
          "RELEASE_NOTICE", List.of("RELEASE_DATE"),
          "VICTIM_NOTICE", List.of("RELEASE_DATE"),
          "SHELTER_PLACEMENT", List.of("SHELTER"),
          "CONTACT_DATA_REQUEST", List.of("CONTACT", "IP", "ADDRESS_PROTECTED"));

  /** Who is likely to tell whom, for a purpose. */
  private record Aim(String purpose, String senders, String receivers) {}

  private static final String BOARD = "SOCIALNAMND SOCIALNAMND_UTOVARE SOCIALNAMND_UNGA";
  private static final String CARE = "REGION_HSV REGION_PSYK KRIMINALVARDEN_HSV";
  private static final String PRISON = "KRIMINALVARDEN FRIVARDEN";
  private static final String LAW = "POLIS POLIS TULLVERKET";
  private static final String SCHOOL = "SKOLA_REKTOR SKOLA_LARARE ELEVHALSA_MED ELEVHALSA_KURATOR";

  private static final List<Aim> AIMS =
      List.of(
          new Aim("CHILD_CONCERN", "POLIS PRIVAT_BUP TULLVERKET " + CARE, BOARD),
          new Aim(
              "CHILD_CONCERN",
              "FAMILJERADGIVNING_KOMMUNAL FAMILJERADGIVNING_PRIVAT NGO_KVINNOJOUR",
              BOARD),
          new Aim("SUSPECT_UNDER_18", "POLIS", BOARD),
          new Aim("CHILD_INVESTIGATION_REQUEST", "SKOLA_REKTOR " + CARE, BOARD),
          new Aim("CONTACT_DATA_REQUEST", "SKYDDAT_BOENDE_PRIVAT " + CARE + " " + BOARD, LAW),
          new Aim("PREVENT_CRIME", BOARD + " SIS " + CARE, LAW),
          new Aim("PREVENT_CRIME", "POLIS " + PRISON + " " + SCHOOL, "SOCIALNAMND_UTOVARE " + LAW),
          new Aim("INVESTIGATE_CRIME", BOARD + " FAMILJERADGIVNING_KOMMUNAL " + CARE, LAW),
          new Aim("INVESTIGATE_CRIME", "POLIS " + PRISON + " " + SCHOOL, LAW),
          new Aim("RELEASE_NOTICE", PRISON, LAW),
          new Aim("VICTIM_NOTICE", "KRIMINALVARDEN_MALSAGANDE", "MALSAGANDE POLIS"),
          new Aim("PRESENCE_REQUEST", CARE + " PRIVAT_BUP HJALPLINJE_VALJ_ATT_SLUTA", LAW),
          new Aim("PRESENCE_REQUEST", BOARD, LAW),
          new Aim("CASE_EXISTS_REQUEST", BOARD, BOARD),
          new Aim("PROVIDER_FOLLOW_UP", "ATV_PRIVAT SKYDDAT_BOENDE_PRIVAT", BOARD),
          new Aim("ENFORCE_SHELTER_DECISION", BOARD, LAW),
          new Aim("CUSTODY_INQUIRY", BOARD + " " + SCHOOL, "SOCIALNAMND_FAMRATT"),
          new Aim("FATALITY_REVIEW", BOARD + " NGO_KVINNOJOUR", "SOCIALSTYRELSEN_UTREDNING"),
          new Aim("FEEDBACK", BOARD, "PRIVAT_BUP POLIS PRIVATPERSON_GRANNE"),
          new Aim("NECESSARY_CARE", CARE + " " + BOARD, "REGION_PSYK PRIVAT_BUP " + BOARD),
          new Aim("PROTECT_UNBORN", CARE + " " + BOARD, "REGION_HSV " + BOARD),
          new Aim("SCHOOL_SUPPORT", "ELEVHALSA_MED " + BOARD, SCHOOL),
          new Aim("CARE", CARE, "REGION_HSV_B REGION_ATV"),
          new Aim("EXECUTION_PLAN", BOARD + " " + PRISON, PRISON + " ATV_PRIVAT"),
          new Aim("SHELTER_PLACEMENT", BOARD, "SOCIALNAMND_B POLIS"),
          new Aim("TECHNICAL_PROCESSING", BOARD + " PRIVAT_BUP", "HUB_OPERATOR"),
          new Aim("STOP_ONGOING_CRIME", CARE, LAW),
          new Aim("IMMEDIATE_INTERVENTION", BOARD, LAW),
          new Aim("EXECUTE_MEASURE", BOARD, "ATV_PRIVAT_UPPDRAG"),
          new Aim("OWN_DATA", "POLIS " + BOARD + " " + CARE, "PERPETRATOR_SELF"),
          new Aim("TREATMENT_REFERRAL", "POLIS " + BOARD, "ATV_PARTNERKONTAKT REGION_ATV"),
          new Aim("PRE_RELEASE_PLAN", PRISON, "SOCIALNAMND_UTOVARE REGION_ATV"));

  private static final List<String> COMMON_RECEIVERS =
      List.of(
          "POLIS",
          "POLIS",
          "TULLVERKET",
          "SOCIALNAMND",
          "SOCIALNAMND_UTOVARE",
          "REGION_HSV",
          "FRIVARDEN");

  private static final List<String> WITHOUT_CONSENT =
      List.of("NONE", "NONE", "ASKED_REFUSED", "GUARDIAN_REFUSED", "CANNOT_CONSENT", "WITHDRAWN");

  private static final List<String> WITH_CONSENT = List.of("ACTIVE", "PARTIAL", "CHILD_MATURE");

  private static final Set<String> UNCOMMON_REGIMES =
      Set.of("OSL-18-1", "OSL-35-3", "OSL-21-3a", "OSL-40-7g", "OSL-26-14c");

  private static final List<String> COMMON_FLAGS =
      List.of(
          "OBVIOUS_INTEREST",
          "PROTECTED_REGISTRATION",
          "CONSENT_CONDITION",
          "MATURE",
          "SECRECY_AGAINST_GUARDIAN",
          "CONSENT_SCOPE_CONTACT",
          "AGE_17",
          "AGE_20",
          "AGE_21");

  private final RandomGenerator random;
  private final List<String> parties = List.copyOf(NaiveTables.PARTIES.keySet());
  private final Map<Set<String>, List<String>> sorted = new IdentityHashMap<>();
  private final List<String> senders =
      parties.stream().filter(code -> !party(code).regimes().isEmpty()).toList();

  public FactsGenerator(RandomGenerator random) {
    this.random = random;
  }

  private static NaiveTables.Party party(String code) {
    NaiveTables.Party party = NaiveTables.PARTIES.get(code);
    if (party == null) {
      throw new IllegalArgumentException(code);
    }
    return party;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** In the order of the alphabet, so that one seed always makes the same questions. */
  private String one(Set<String> of) {
    return one(sorted.computeIfAbsent(of, set -> set.stream().sorted().toList()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  public Facts next() {
    return chance(0.4) ? aimed() : drawn();
  }

  /** A question somebody might really put, with most of what its rules ask for. */
  private Facts aimed() {
    Aim aim = one(AIMS);
    LocalDate day = day();
    String sender = one(List.of(aim.senders().split(" ")));
    String receiver = one(List.of(aim.receivers().split(" ")));
    Set<String> types = party(receiver).types();
    boolean ownData = aim.purpose().equals("OWN_DATA");
    Set<String> flags = new HashSet<>();
    for (String telling : TELLING.getOrDefault(aim.purpose(), List.of())) {
      if (chance(telling.equals("ACUTE_DANGER") ? 0.1 : 0.8)) {
        flags.add(telling);
      }
    }
    if (chance(0.4)) {
      flags.add(one(COMMON_FLAGS));
    }
    oneAge(flags);
    String offence =
        aim.purpose().equals("STOP_ONGOING_CRIME")
            ? "RATTFYLLERI"
            : chance(0.85) ? offence() : null;
    return new Facts(
        day,
        chance(0.7) ? before(day) : null,
        offence,
        chance(0.7),
        flags,
        sender,
        regime(sender, day, true),
        receiver,
        aim.purpose().equals("SCHOOL_SUPPORT") && types.contains("OTHER_BRANCH")
            ? "OTHER_BRANCH"
            : types.contains("AUTHORITY") ? "AUTHORITY" : one(types),
        aim.purpose(),
        one(NaiveTables.SUBJECTS),
        categories(aim.purpose()),
        ownData ? "SELF" : one(chance(0.8) ? WITHOUT_CONSENT : WITH_CONSENT));
  }

  private Facts drawn() {
    LocalDate day = day();
    // Half of the questions keep clear of what ends an examination early.
    boolean plain = chance(0.5);
    String sender = one(senders);
    String receiver = chance(0.35) ? one(COMMON_RECEIVERS) : one(parties);
    String type =
        (plain || chance(0.5)) && party(receiver).types().contains("AUTHORITY")
            ? "AUTHORITY"
            : one(party(receiver).types());
    String purpose = chance(0.45) ? one(TELLING_PURPOSES) : one(NaiveTables.PURPOSES);
    boolean crime = purpose.endsWith("_CRIME") || purpose.startsWith("SUSPECT");
    boolean offence = chance(crime ? 0.85 : 0.15);
    Set<String> flags = flags(purpose);
    if (plain) {
      flags.remove("UNIT_UNCLASSIFIED");
    }
    return new Facts(
        day,
        offence && chance(0.8) ? before(day) : null,
        offence ? offence() : null,
        chance(0.45),
        flags,
        sender,
        regime(sender, day, plain),
        receiver,
        type,
        purpose,
        one(NaiveTables.SUBJECTS),
        categories(purpose),
        plain ? one(WITHOUT_CONSENT) : one(NaiveTables.CONSENTS));
  }

  private LocalDate day() {
    if (chance(0.5)) {
      return LocalDate.parse(one(TURNS)).plusDays(random.nextInt(-1, 2));
    }
    return LocalDate.of(2018, 6, 1).plusDays(random.nextInt(365 * 8 + 170));
  }

  private LocalDate before(LocalDate day) {
    LocalDate drawn =
        chance(0.5)
            ? LocalDate.parse(one(TURNS)).plusDays(random.nextInt(-1, 1))
            : day.minusDays(random.nextInt(4000));
    return drawn.isAfter(day) && chance(0.98) ? day : drawn;
  }

  private @Nullable String offence() {
    String code = one(OFFENCES);
    return chance(0.2) ? "FORSOK_" + code : code;
  }

  /** Mostly one that applies on the day; now and then one that does not, or is not allowed. */
  private String regime(String sender, LocalDate day, boolean plain) {
    String regime = one(party(sender).regimes());
    if (plain && UNCOMMON_REGIMES.contains(regime)) {
      regime = one(party(sender).regimes());
    }
    if (regime.startsWith("SOL") && chance(0.97)) {
      return day.isBefore(LocalDate.of(2025, 7, 1)) ? "SOL2001-15-1" : "SOL-17-11";
    }
    return regime;
  }

  private Set<String> flags(String purpose) {
    Set<String> flags = new HashSet<>();
    for (String telling : TELLING.getOrDefault(purpose, List.of())) {
      if (chance(0.6)) {
        flags.add(telling);
      }
    }
    int more = random.nextInt(4);
    for (int i = 0; i < more; i++) {
      flags.add(chance(0.5) ? one(COMMON_FLAGS) : one(NaiveTables.FLAGS));
    }
    if (flags.contains("UNIT_UNCLASSIFIED") && chance(0.7)) {
      flags.remove("UNIT_UNCLASSIFIED");
    }
    oneAge(flags);
    return flags;
  }

  /** Mostly: two ages are an error. */
  private void oneAge(Set<String> flags) {
    long ages = flags.stream().filter(flag -> flag.startsWith("AGE_")).count();
    if (ages > 1 && chance(0.97)) {
      flags.removeIf(flag -> flag.startsWith("AGE_"));
      flags.add("AGE_" + random.nextInt(8, 40));
    }
  }

  private Set<String> categories(String purpose) {
    List<String> likely = new ArrayList<>(CATEGORY.getOrDefault(purpose, List.of()));
    Set<String> categories = new HashSet<>();
    int count = 1 + (chance(0.5) ? random.nextInt(3) : 0);
    for (int i = 0; i < count; i++) {
      categories.add(!likely.isEmpty() && chance(0.6) ? one(likely) : one(NaiveTables.CATEGORIES));
    }
    return categories;
  }
}
