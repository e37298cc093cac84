package se.sluss.contracts.referral;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/**
 * That the safety of who was exposed was assessed, or why not. The assessment is a person's; what
 * it found stays in the unit's own records.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Safety.Assessed.class, name = "assessed"),
  @JsonSubTypes.Type(value = Safety.NotAssessed.class, name = "not-assessed")
})
public sealed interface Safety {
  /**
   * Assessed.
   *
   * @param on the day
   * @param instrument with what
   */
  record Assessed(LocalDate on, Instrument instrument) implements Safety {}

  /**
   * Not assessed.
   *
   * @param why a code
   */
  record NotAssessed(WhyNotAssessed why) implements Safety {}
}
