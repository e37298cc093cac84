package se.sluss.adapters.kriminalvarden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Writes files as Kriminalvården would. Tolvan is Skatteverket's test person. */
public final class BatchFile {
  private static final String UNIT = "0127";

  private final StringBuilder items = new StringBuilder();
  private final UUID id = UUID.randomUUID();

  /** One who will be released. */
  public BatchFile beforeRelease(UUID item) {
    return beforeRelease(item, UNIT, "08-465 004 50");
  }

  /** One who will be released, to live in that municipality, with that telephone. */
  public BatchFile beforeRelease(UUID item, String municipality, String telephone) {
    items
        .append("<beforeRelease>")
        .append(about(item, municipality))
        .append("<telephone>" + telephone + "</telephone>")
        .append("<telephoneSafeToAnswer>yes</telephoneSafeToAnswer><language>sv</language>")
        .append("<releaseOn>2026-06-01</releaseOn><condition>TREATMENT</condition>")
        .append("</beforeRelease>");
    return this;
  }

  /** One whose risk is too low. */
  public BatchFile tooLowRisk(UUID item) {
    items
        .append("<tooLowRisk>" + about(item, UNIT))
        .append("<telephone>08-465 004 50</telephone><language>ar</language></tooLowRisk>");
    return this;
  }

  /** Another day. */
  public BatchFile releaseDateChanged(UUID item) {
    items
        .append("<releaseDateChanged>" + about(item, UNIT))
        .append("<releaseOn>2026-06-15</releaseOn></releaseDateChanged>");
    return this;
  }

  /** What he must keep to. */
  public BatchFile conditions(UUID item) {
    items
        .append("<conditions>" + about(item, UNIT))
        .append("<condition>NO_CONTACT</condition></conditions>");
    return this;
  }

  private static String about(UUID item, String municipality) {
    return """
    <itemId>%s</itemId><recordedAt>2026-05-04T12:00:00Z</recordedAt><recordedBy>k-17</recordedBy>
    <priority>ROUTINE</priority>
    <consent><how>SPOKEN</how><purpose>TREATMENT_REFERRAL</purpose><purpose>CASE_COORDINATION</purpose>
      <category>CONTACT</category><category>RELEASE_DATE</category>
      <category>SENTENCE_PLAN</category><category>SOCIAL</category>
      <category>VIOLENCE_INFO</category><category>CASE_EXISTS</category>
      <until>2026-07-31T22:00:00Z</until></consent>
    <necessaryAndProportionate>yes</necessaryAndProportionate>
    <name>Tolvan Tolvansson</name><personalNumber>191212121212</personalNumber>
    <protectedIdentity>no</protectedIdentity>
    <place><municipality>%s</municipality></place>
    """
        .formatted(item, municipality);
  }

  /** The file. */
  public byte[] bytes() {
    return ("<batch xmlns=\"urn:sluss:probation:1\"><batchId>"
            + id
            + "</batchId>"
            + items
            + "</batch>")
        .getBytes(UTF_8);
  }
}
