package se.sluss.contracts.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Every refusal by its number. The thousands tell the kind: 1 the form, 2 who and where, 3 the
 * seal, 4 the law, 5 permits and consent, 6 the log, 7 login and rights, 8 files of others, 9
 * operation. A number that is no longer used is not given to something else.
 */
public enum SlCode {
  /** Not JSON, or not the shape it should have. */
  MALFORMED(1001, 400),
  UNKNOWN_FIELD(1002, 422),
  OVERSIZE(1003, 413),
  WRONG_VALUE(1004, 422),
  PERSONAL_NUMBER(1005, 422),
  FUTURE_DATE(1006, 422),
  STALE(1007, 422),
  UNKNOWN_TYPE(1008, 422),
  NO_COMMON_VERSION(1009, 422),
  /** A sealed part is not the one the cover lists: its id, hash or size differs. */
  PART_MISMATCH(1010, 422),
  /** The cover's categories are not those that the part's schema implies. */
  CATEGORIES_MISMATCH(1011, 422),
  MISSING_FIELD(1012, 422),

  UNKNOWN_UNIT(2001, 422),
  UNIT_CLOSED(2002, 409),
  WRONG_SIGNER(2003, 403),
  SAME_ID_OTHER_CONTENT(2004, 409),
  REPLAYED_ELSEWHERE(2005, 409),
  DISTRICT_NEEDED(2006, 422),
  UNKNOWN_MUNICIPALITY(2007, 422),
  OUTSIDE_TABLE(2008, 422),
  TOO_YOUNG(2009, 422),
  NOT_YOUR_UNIT(2010, 403),
  UNKNOWN_DISTRICT(2011, 422),

  TAMPERED(3101, 422),
  WRONG_RECIPIENT(3102, 422),
  UNSIGNED(3103, 422),
  WRONG_CIPHER(3104, 422),
  /** Sealed for another message, part, sender, recipient or schema than the one it came in. */
  MOVED_PART(3105, 422),
  UNTRUSTED_SIGNER(3106, 422),
  BAD_SIGNATURE(3107, 422),
  NOT_A_SEAL(3108, 422),
  /** The seal holds; the content is not what its closed schema allows. */
  SCHEMA_REFUSED(3109, 422),
  UNTRUSTED_RECIPIENT(3110, 422),

  DENIED(4001, 403),
  NEEDS_REVIEW(4002, 409),
  NOT_ATTESTED(4003, 422),
  CONSENT_MISMATCH(4004, 422),
  RULES_UNAVAILABLE(4005, 503),
  /** Production, and an act lacks a jurist's or the controllers' approval of these very rules. */
  RULES_NOT_APPROVED(4301, 503),
  /** A ruleset with anything wrong in it is refused whole. */
  RULES_REFUSED(4302, 422),
  /** A question to the rules that cannot be examined; there is never a guess. */
  FACTS_NOT_EXAMINABLE(4303, 422),
  /** Attested by somebody whose role does not answer for it. */
  WRONG_ATTESTER(4401, 422),
  /** A reviewer's attestation for rules that are no longer in force. */
  REVIEW_OF_OTHER_RULES(4402, 409),
  /** A reviewer's attestation for a part that no person was asked to settle. */
  REVIEW_OF_OTHER_PART(4403, 409),
  /** A reviewer's attestation for a decision that was never made, or about other facts. */
  REVIEW_OF_OTHER_DECISION(4404, 409),
  REVIEW_BY_SENDER(4405, 403),
  REVIEW_WRONG_ROLE(4406, 403),
  /** No reviewer can lift it: the directory must say what the unit is. */
  REVIEW_CANNOT_LIFT(4407, 409),
  RESERVATION_MISSING(4408, 422),
  /** A part holds more than its purpose needs. */
  MORE_THAN_NEEDED(4409, 422),
  /** Some parts may go and some may not: sealed again with those that may. */
  PARTS_CUT(4410, 409),
  /** A reviewer let it stay: the harm weighs more. */
  REVIEW_FOUND_HARM(4411, 409),
  /** A reviewer let it stay: the person must be asked first. */
  REVIEW_ASK_CONSENT(4412, 409),
  /** A reviewer let it stay: it says more than is needed. */
  REVIEW_TOO_MUCH(4413, 409),
  /** A reviewer let it stay: there is another way for it. */
  REVIEW_OTHER_WAY(4414, 409),

  /** Missing and forbidden alike: the same bytes, so that existence stays secret. */
  NOT_FOUND(5001, 404),
  NAMED_HANDLERS_ONLY(5002, 403),
  SAFETY_NOT_ASSESSED(5003, 409),
  OUT_OF_TURN(5004, 409),
  /** Taken over and registered by the receiver; erased here. */
  CONTENT_GONE(5005, 410),
  RESERVATION_NOT_ACKNOWLEDGED(5101, 409),
  SECOND_PERSON_NEEDED(5102, 409),
  SECOND_PERSON_IS_THE_FIRST(5103, 403),
  OVERDUE(5104, 409),
  /** Nobody opened it for as long as it may lie sealed. */
  EXPIRED(5105, 410),
  /** A step without the coded reason it must carry. */
  REASON_MISSING(5201, 422),
  /** A decline as too dangerous, or as misrouted, that does not say where it goes on. */
  NEXT_STEP_MISSING(5202, 422),
  /** An end without date and instrument of the safety assessment, or why there is none. */
  CLOSED_WITHOUT_SAFETY(5203, 422),
  /** A step of a referral that rests on no consent, by which a consent would be taken back. */
  NO_CONSENT_TO_WITHDRAW(5204, 409),

  /** Contact is stopped for the safety of who was exposed; only the victim's side clears it. */
  CONTACT_STOPPED(5301, 409),
  /** Who was exposed sought help and no child is involved: nothing but a recorded yes clears. */
  ONLY_THEIR_YES(5302, 409),
  /** Contact has waited long to be cleared; it stays stopped. */
  CLEARANCE_OVERDUE(5303, 409),
  /** It goes with, or after, what the victim's side is sent of the same event. */
  VICTIMS_SIDE_FIRST(5304, 409),
  /** It has not been settled whether the victim's side, if there is one, is told. */
  SAFETY_EVENT_WAITS(5305, 409),

  LOG_LAGS(6001, 503),
  /** The log does not prove the recipient's key: nothing is sealed with it. */
  KEY_NOT_PROVED(6101, 503),
  /** A key of our own units, or the log itself, is not what it should be: nothing is sent. */
  KEY_ALARM(6102, 503),
  /** A witness of the log has been silent for long; the hub goes on. */
  WITNESS_SILENT(6103, 503),
  /** The key store was restored and held keys that had been erased; they are erased again. */
  ERASED_KEYS_BACK(6104, 503),

  NOT_LOGGED_IN(7001, 401),
  FORBIDDEN(7002, 403),

  /** XML with a DTD: it could fetch files and unfold without end. */
  XML_UNSAFE(8001, 422),
  /** Not a format of any of our doors. */
  UNKNOWN_FORMAT(8002, 415),
  /** A format that we know and have no door for. */
  NO_DOOR_YET(8003, 415),
  /** Sealed or encrypted: a check without the key says nothing of the content. */
  NOT_OPENED(8004, 422),
  /** A signature whose signer was not asked about. */
  SIGNER_NOT_ASKED(8005, 422),
  /** A fault in a configuration file; file, line and what stand beside. */
  CONFIG_FAULT(8006, 422),
  /** SDK: not what the published schema says. */
  SDK_STRUCTURE(8101, 422),
  /** SDK: breaks a rule; the rule is named beside. */
  SDK_RULE(8102, 422),
  /** SDK: a document with neither a text nor a file. */
  SDK_NO_CONTENT(8103, 422),
  SDK_ADDRESS(8104, 422),
  SDK_NOT_BASE64(8105, 422),
  SDK_FILE_TYPE(8106, 415),
  SDK_FILE_NAME(8107, 422),
  /** SDK: envelope and message disagree on id, sender, recipient or functional address. */
  SDK_ENVELOPE_DIFFERS(8108, 422),
  /** SDK: taken, and lacks what the specification wants. */
  SDK_INCOMPLETE(8109, 422),
  /** SDK: an envelope for another federation than the one we are in. */
  SDK_OTHER_FEDERATION(8110, 422),
  /** SDK: a field that has no place with us; the message is refused rather than read in part. */
  SDK_NOT_MAPPED(8111, 422),
  /** SDK: not signed, or not encrypted. */
  SDK_UNPROTECTED(8201, 422),
  SDK_SIGNATURE(8202, 422),
  /** SDK: no certificate to verify with, a weak one, or one that is not the sender's. */
  SDK_CERTIFICATE(8203, 422),
  SDK_CANNOT_OPEN(8204, 422),
  /** SDK: the message system does not take it. */
  SDK_NOT_TAKEN(8401, 422),
  /** SDK: rejected by its receiver, or not delivered. */
  SDK_NOT_DELIVERED(8402, 422),
  /** SDK: from an address that is no unit's. */
  SDK_UNKNOWN_SENDER(8403, 422),
  /** In a watched folder: a link, a folder or another thing that is no file. */
  NOT_A_FILE(8410, 422),
  /** A file that could not be read to its end, for no reason that has a number of its own. */
  FILE_UNREADABLE(8411, 422),

  /** The receiving unit cannot keep it as its label demands. */
  LABEL_NOT_HONOURED(8301, 409),
  /** A FHIR interaction that this server does not have. */
  FHIR_NOT_OFFERED(8302, 405),
  /** The consent covers less than what would be sent. */
  FHIR_CONSENT_NARROWER(8303, 422),
  /** The answer is asked for in another form than FHIR's JSON. */
  FHIR_NOT_ACCEPTABLE(8304, 406),

  /** Not a code as it was given: a symbol is misheard or mistyped. */
  CODE_MISHEARD(8601, 422),
  /** No live code of this unit: unknown, another unit's, used or died; nobody is told which. */
  CODE_NOT_KNOWN(8602, 404),
  /** More codes tried in an hour than a person or a unit may. */
  TOO_MANY_CODES(8603, 429),
  /** The time chosen is none of those offered, or is past. */
  TIME_NOT_OFFERED(8604, 409),
  /** Whether somebody came is not for the helpline: it was not agreed, or has been told. */
  OUTCOME_NOT_TOLD(8605, 409),
  /** The provider takes no hand-over through Sluss, or not for this place, age or wish. */
  PROVIDER_DOES_NOT_FIT(8606, 409),
  /** Somebody under 18 is not passed on without a name. */
  HELPLINE_TOO_YOUNG(8607, 422),
  /** A yes with conditions is not one that can be passed on without a name. */
  HELPLINE_CONDITIONED(8608, 422),

  /** A mail server without TLS, or with a certificate that is not its own or not trusted. */
  MAIL_NOT_SECURE(8801, 503),
  /** A mail server or gateway is away, or does not take anything now; it is tried again. */
  NOT_TOLD_YET(8802, 503),
  /** An address that its server refuses for good. */
  ADDRESS_REFUSED(8803, 409),
  /** The portal cannot be asked who has something to read. */
  PORTAL_AWAY(8804, 503),
  /** An address of a kind that this program has no way to. */
  NO_SUCH_WAY(8805, 422),

  HUB_UNREACHABLE(9001, 503),
  BUSY(9002, 429),
  /** The clock of a node is too far from the database's: it does not start, or stops. */
  CLOCK_APART(9004, 503),
  /** A database does not wait for its disk: what it answered for could be lost. */
  NOT_DURABLE(9005, 503),
  INTERNAL(9099, 500);

  private final int number;
  private final int status;

  SlCode(int number, int status) {
    this.number = number;
    this.status = status;
  }

  /**
   * The code written {@code SL-nnnn}.
   *
   * @throws IllegalArgumentException when there is none such
   */
  @JsonCreator
  public static SlCode of(String text) {
    for (SlCode code : values()) {
      if (code.toString().equals(text)) {
        return code;
      }
    }
    throw new IllegalArgumentException("no such code");
  }

  /** Four digits. */
  public int number() {
    return number;
  }

  /** The HTTP status (RFC 9110) it is answered with. */
  public int status() {
    return status;
  }

  /** {@code SL-nnnn}, as it is shown and sent. */
  @JsonValue
  @Override
  public String toString() {
    return "SL-" + number;
  }
}
