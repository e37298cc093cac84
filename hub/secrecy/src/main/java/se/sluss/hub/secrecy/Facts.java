package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one question: may this sender tell this receiver these categories about this kind of
 * person, for this purpose, on this day? Codes only, never anything about a person that can be
 * named.
 *
 * <p>The values are those of {@code config/secrecy/vocabulary}; the engine refuses any other.
 *
 * @param decisionDate the day of the decision; a rule applies by this day
 * @param offenceDate the day of a committed offence, by which its penalty scale is read; null when
 *     not given
 * @param offence the offence as the responsible officer has classified it, {@code FORSOK_} before
 *     it for an attempt; null when none is claimed
 * @param onRequest true when the receiver has asked, false on the sender's own initiative
 * @param flags circumstances that an officer has attested; one that is missing is not established
 * @param sender the sender's code
 * @param senderRegime the secrecy that the information has with the sender
 * @param receiver the receiver's code
 * @param receiverType how the receiver stands to the sender (another authority, same branch ...)
 * @param purpose why it would be told
 * @param dataSubject whom it is about, as a kind
 * @param categories the kinds of information, at least one; each is examined by itself
 * @param consentState what is recorded of consent
 */
public record Facts(
    LocalDate decisionDate,
    @Nullable LocalDate offenceDate,
    @Nullable String offence,
    boolean onRequest,
    Set<String> flags,
    String sender,
    String senderRegime,
    String receiver,
    String receiverType,
    String purpose,
    String dataSubject,
    Set<String> categories,
    String consentState) {

  public Facts {
    flags = Set.copyOf(flags);
    categories = Set.copyOf(categories);
  }
}
