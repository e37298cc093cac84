package se.sluss.adapters.kit.sealing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.ConsentRecord;

/** What a track rests on, before it is known for whom it is sealed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Claim.Yes.class, name = "yes"),
  @JsonSubTypes.Type(value = Claim.Duty.class, name = "duty"),
  @JsonSubTypes.Type(value = Claim.Weighed.class, name = "weighed")
})
public sealed interface Claim {
  /** Who attests it. */
  Attestation attestation();

  /**
   * His own yes.
   *
   * @param how given
   * @param inCustody whether while deprived of liberty
   * @param purposes what for, the answer included
   * @param categories the kinds of data, the answer's included
   * @param lasts how long from now, at most
   * @param until the last instant that the person has agreed to; absent when only {@code lasts}
   *     says
   * @param attestation who recorded it and what was checked
   */
  record Yes(
      ConsentRecord.How how,
      boolean inCustody,
      SortedSet<String> purposes,
      SortedSet<String> categories,
      Duration lasts,
      @Nullable Instant until,
      Attestation attestation)
      implements Claim {}

  /**
   * A statutory duty.
   *
   * @param attestation who found its conditions met
   */
  record Duty(Attestation attestation) implements Claim {}

  /**
   * A responsible officer's weighing.
   *
   * @param refused whether he was asked and said no
   * @param attestation who weighed
   */
  record Weighed(boolean refused, Attestation attestation) implements Claim {}
}
