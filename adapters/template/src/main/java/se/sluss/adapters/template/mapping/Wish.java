package se.sluss.adapters.template.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * What the system says of a patient who has said yes. Bounds are those of the part's schema.
 *
 * @param key the system's own, 8 to 64 of letters, digits and hyphen: the same key with the same
 *     content is the same wish
 * @param recordedBy who asked, as an opaque id of the clinic
 * @param recordedAt when he said yes
 * @param how he said it
 * @param answer whether he agrees that the clinic learns what becomes of it
 * @param municipality where he lives: four-digit code; absent when a unit is named
 * @param district in Stockholm, the district's slug
 * @param recipientUnit the unit that the clinic has chosen itself; usually absent
 * @param givenName what he is called
 * @param familyName what he is called
 * @param personalNumber twelve digits, checked
 * @param telephone where he can be reached
 * @param telephoneSafeToAnswer whether he alone answers it; absent when not asked
 * @param language of the conversation, BCP 47
 * @param protectedIdentity whether his registration is protected: then no place is sent
 */
public record Wish(
    String key,
    OfficerId recordedBy,
    Instant recordedAt,
    ConsentRecord.How how,
    boolean answer,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable UnitId recipientUnit,
    String givenName,
    String familyName,
    String personalNumber,
    String telephone,
    @Nullable Boolean telephoneSafeToAnswer,
    String language,
    boolean protectedIdentity) {
  /** Prints nothing. */
  @Override
  public String toString() {
    return "Wish[]";
  }
}
