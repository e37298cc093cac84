package se.sluss.contracts.cover;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * In what role somebody attests, as the login of the agency's own adapter has it. Signed with the
 * cover: the agency answers for it.
 */
public enum AttesterRole {
  /** Records what was asked and checked. */
  OFFICER,
  /** Answers for a weighing or an assessment (menprövning); may do all that an officer may. */
  RESPONSIBLE_OFFICER,
  /** Settles in the sender's own agency what the rules leave to a person. */
  REVIEWER,
  /** Leads the criminal investigation whose secrecy it is (OSL 18 kap. 1 §). */
  HEAD_OF_INVESTIGATION;

  /** Whether an attestation demanded of the other role may be made in this one. */
  public boolean answersFor(AttesterRole demanded) {
    return this == demanded || (this == RESPONSIBLE_OFFICER && demanded == OFFICER);
  }

  /** The role of this name, such as {@code responsible-officer}. */
  @JsonCreator
  public static AttesterRole of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
