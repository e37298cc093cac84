package se.sluss.adapters.healthcare.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact.Handling;

/**
 * All that a Bundle of a mediated contact says, and nothing else: from it the same Bundle can be
 * written.
 *
 * @param id the requester's own, a UUID
 * @param urgency as ServiceRequest.priority says
 * @param handling labels of the ServiceRequest, in their order
 * @param recordedAt when the patient was asked
 * @param officer who asked, as an opaque id of the clinic
 * @param municipality four-digit code of where the patient lives
 * @param district slug of the district
 * @param unit the unit that the clinic has chosen itself
 * @param person the patient
 * @param agreement the patient's consent
 */
public record CareReferral(
    UUID id,
    Urgency urgency,
    List<Handling> handling,
    Instant recordedAt,
    OfficerId officer,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable UnitId unit,
    Person person,
    Agreement agreement) {

  /** Copies the list. */
  public CareReferral {
    handling = List.copyOf(handling);
  }

  /**
   * The patient.
   *
   * @param givenName as called
   * @param familyName as called
   * @param number personal or coordination number, twelve digits; not yet checked
   * @param birthDate needed when there is no number
   * @param telephone where to reach the person
   * @param safeToAnswer whether nobody else answers it
   * @param language BCP 47
   * @param interpreter when one is needed
   * @param protection whether and how the identity is protected
   */
  public record Person(
      String givenName,
      String familyName,
      @Nullable String number,
      @Nullable LocalDate birthDate,
      String telephone,
      @Nullable Boolean safeToAnswer,
      String language,
      IgorWish.@Nullable Interpreter interpreter,
      @Nullable Protection protection) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /** How an identity is protected. */
  public enum Protection {
    /** Sekretessmarkering (OSL 22 kap. 1 §). */
    SECRECY_MARKED("sekretessmarkering"),
    /** Skyddad folkbokföring (folkbokföringslagen 16 §). */
    PROTECTED_REGISTRATION("skyddadFolkbokforing");

    private final String code;

    Protection(String code) {
      this.code = code;
    }

    /** Its code in HL7 Sweden's security labels. */
    String code() {
      return code;
    }
  }

  /**
   * The patient's consent.
   *
   * @param how given
   * @param givenAt when
   * @param until last instant it holds
   * @param purposes codes, in their order
   * @param categories codes, in their order
   */
  public record Agreement(
      ConsentRecord.How how,
      Instant givenAt,
      Instant until,
      List<String> purposes,
      List<String> categories) {
    /** Copies the lists. */
    public Agreement {
      purposes = List.copyOf(purposes);
      categories = List.copyOf(categories);
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "CareReferral[]";
  }
}
