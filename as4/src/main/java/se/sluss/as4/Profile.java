package se.sluss.as4;

import org.jspecify.annotations.Nullable;

/**
 * The names that a federation's messages carry, and how they are protected.
 *
 * @param partyType what kind of id an access point has
 * @param role what an access point is
 * @param participantType what kind of id an organisation has
 * @param serviceType what kind of name a service has
 * @param service which service
 * @param agreement the agreement that is referred to; none when the federation needs no word for it
 * @param algorithms how they are protected
 */
public record Profile(
    String partyType,
    String role,
    String participantType,
    String serviceType,
    String service,
    @Nullable String agreement,
    Algorithms algorithms) {
  private static final String DIGG = "urn:fdc:digg.se:edelivery:";

  /**
   * Digg's transport profile AS4 1.2 with SDK's process (content specification 1.5.2, 3.1).
   *
   * @param algorithms eDelivery's are RSA_SHA_256 and AES_128_GCM
   */
  public static Profile digg(Algorithms algorithms) {
    String as4 = DIGG + "transportprofile:as4:";
    return new Profile(
        as4 + "partytype:ap",
        as4 + "role:ap",
        as4 + "partytype:participant",
        DIGG + "process",
        "bdx:noprocess",
        null,
        algorithms);
  }
}
