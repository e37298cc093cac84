package se.sluss.hub.secrecy.naive;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.Facts;

/** The words that the steps are written in. */
class NaiveWords {
  private final Facts f;
  private final String category;

  NaiveWords(Facts facts, String category) {
    this.f = facts;
    this.category = category;
  }

  NaiveWords(NaiveWords other) {
    this(other.f, other.category);
  }

  final boolean flag(String flag) {
    return f.flags().contains(flag);
  }

  final boolean purpose(String... any) {
    return Arrays.asList(any).contains(f.purpose());
  }

  final boolean category(String... any) {
    return Arrays.asList(any).contains(category);
  }

  final boolean regime(String... any) {
    return Arrays.asList(any).contains(f.senderRegime());
  }

  final String regime() {
    return f.senderRegime();
  }

  final boolean type(String... any) {
    return Arrays.asList(any).contains(f.receiverType());
  }

  final boolean about(String... any) {
    return Arrays.asList(any).contains(f.dataSubject());
  }

  final boolean consent(String... any) {
    return Arrays.asList(any).contains(f.consentState());
  }

  final boolean sender(String... any) {
    return Arrays.asList(any).contains(f.sender());
  }

  final String sender() {
    return f.sender();
  }

  final boolean receiver(String... any) {
    return Arrays.asList(any).contains(f.receiver());
  }

  final String receiverCode() {
    return f.receiver();
  }

  final NaiveTables.Party receiver() {
    return party(f.receiver());
  }

  private static NaiveTables.Party party(String code) {
    NaiveTables.Party party = NaiveTables.PARTIES.get(code);
    if (party == null) {
      throw new IllegalArgumentException(code);
    }
    return party;
  }

  final boolean senderKind(String... any) {
    return Arrays.asList(any).contains(party(f.sender()).kind());
  }

  final boolean receiverKind(String... any) {
    return Arrays.asList(any).contains(receiver().kind());
  }

  final boolean onRequest() {
    return f.onRequest();
  }

  final LocalDate day() {
    return f.decisionDate();
  }

  final boolean from(String date) {
    return !f.decisionDate().isBefore(LocalDate.parse(date));
  }

  final boolean until(String date) {
    return !f.decisionDate().isAfter(LocalDate.parse(date));
  }

  final boolean senderIsAuthority() {
    return f.senderRegime().startsWith("OSL-");
  }

  final boolean receiverIsSocial() {
    return receiverKind("soc");
  }

  final boolean receiverIsCareOrSocialAuthority() {
    return receiverKind("soc", "hsv", "hsv-school");
  }

  final boolean receiverIsLawEnforcement() {
    return receiver("POLIS", "TULLVERKET");
  }

  final boolean senderIsBoard() {
    return senderKind("soc") && !sender("SIS");
  }

  final boolean senderIsPrisonService() {
    return sender("FRIVARDEN") || sender().startsWith("KRIMINALVARDEN");
  }

  final boolean receiverIsPrisonService() {
    return receiver("FRIVARDEN") || receiverCode().startsWith("KRIMINALVARDEN");
  }

  /** The age flag's years, or null. */
  final @Nullable Integer age() {
    for (String flag : f.flags()) {
      if (flag.startsWith("AGE_")) {
        return Integer.valueOf(flag.substring(4));
      }
    }
    return null;
  }

  final boolean ageBelow(int years) {
    Integer age = age();
    return age != null && age < years;
  }

  final boolean under18() {
    return about("CHILD", "SUSPECT_CHILD") || ageBelow(18);
  }

  final boolean isProtectedPlace() {
    return category("ADDRESS_PROTECTED", "SHELTER", "SHELTER_PRESENCE", "CHILD_LOCATION");
  }

  final boolean isPuzzle() {
    return category("SCHOOL_NAME", "GP_CLINIC", "CONTACT")
        && flag("PROTECTED_REGISTRATION")
        && !about("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG");
  }

  final String reportRule() {
    if (until("2025-06-30")) {
      return "SOL2001-14-1";
    }
    return until("2026-01-14") ? "SOL-19-1-v1" : "SOL-19-1-v2";
  }

  final boolean offenceGiven() {
    return f.offence() != null;
  }

  final boolean attempt() {
    return f.offence() != null && f.offence().startsWith("FORSOK_");
  }

  final String offence() {
    String offence = f.offence() == null ? "" : f.offence();
    return attempt() ? offence.substring("FORSOK_".length()) : offence;
  }

  final boolean offenceInBrb346() {
    return offenceGiven() && !NaiveTables.OUTSIDE_BRB.contains(offence());
  }

  /** The day a committed offence's scale is read by. */
  final LocalDate offenceDay() {
    LocalDate given = f.offenceDate();
    return given == null ? f.decisionDate() : given;
  }

  /** Whether the minimum is verified for the day. */
  final boolean verified(LocalDate day) {
    return day.isBefore(LocalDate.of(2026, 7, 1)) && minima().floorEntry(day) != null;
  }

  final int minimum(LocalDate day) {
    Map.Entry<LocalDate, Integer> entry = minima().floorEntry(day);
    return entry == null ? 0 : entry.getValue();
  }

  private TreeMap<LocalDate, Integer> minima() {
    TreeMap<LocalDate, Integer> minima = NaiveTables.MINIMA.get(offence());
    return minima == null ? new TreeMap<>() : minima;
  }

  /** BDL-2-22. */
  final void proportionate(NaivePart part) {
    boolean sends =
        sender("POLIS", "TULLVERKET") || (senderIsPrisonService() && !sender("KRIMINALVARDEN_HSV"));
    if (sends
        && !receiverIsLawEnforcement()
        && !receiverIsPrisonService()
        && !purpose("EXECUTION_PLAN")
        && from("2018-08-01")) {
      part.must("BDL-2-22");
    }
  }

  static List<String> list(String... items) {
    return List.of(items);
  }
}
