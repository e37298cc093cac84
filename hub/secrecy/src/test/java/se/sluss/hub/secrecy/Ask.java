package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question put together fact by fact. Begins as: police, about an adult who uses violence, to the
 * board's unit for such persons, on the wish to be contacted, with consent, on 1 February 2026.
 */
public record Ask(
    LocalDate day,
    @Nullable LocalDate offenceDate,
    @Nullable String offence,
    boolean onRequest,
    Set<String> flags,
    String sender,
    String regime,
    String receiver,
    String receiverType,
    String purpose,
    String about,
    Set<String> categories,
    String consent) {

  public static Ask wishToBeContacted() {
    return new Ask(
        LocalDate.of(2026, 2, 1),
        null,
        null,
        false,
        Set.of(),
        "POLIS",
        "OSL-35-1",
        "SOCIALNAMND_UTOVARE",
        "AUTHORITY",
        "TREATMENT_REFERRAL",
        "PERPETRATOR_ADULT",
        Set.of("CONTACT", "SUSPICION", "SOCIAL"),
        "ACTIVE");
  }

  public Ask on(String date) {
    return new Ask(
        LocalDate.parse(date),
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        consent);
  }

  public Ask offence(String code, @Nullable String date) {
    return new Ask(
        day,
        date == null ? null : LocalDate.parse(date),
        code,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        consent);
  }

  public Ask onRequest(boolean asked) {
    return new Ask(
        day,
        offenceDate,
        offence,
        asked,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        consent);
  }

  public Ask flags(String... given) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        Set.of(given),
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        consent);
  }

  public Ask from(String party, String secrecy) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        party,
        secrecy,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        consent);
  }

  public Ask to(String party, String type) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        party,
        type,
        purpose,
        about,
        categories,
        consent);
  }

  public Ask purpose(String why) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        why,
        about,
        categories,
        consent);
  }

  public Ask about(String whom) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        whom,
        categories,
        consent);
  }

  public Ask categories(String... given) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        Set.of(given),
        consent);
  }

  public Ask consent(String state) {
    return new Ask(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        state);
  }

  public Facts facts() {
    return new Facts(
        day,
        offenceDate,
        offence,
        onRequest,
        flags,
        sender,
        regime,
        receiver,
        receiverType,
        purpose,
        about,
        categories,
        consent);
  }

  public Decision decide() throws UnknownFactsException {
    return Shipped.engine().decide(facts());
  }
}
