package se.sluss.sdk.verdict;

import se.sluss.contracts.problem.SlCode;

/**
 * Why a message is rejected, in the codes of a receipt (content specification 1.5.2, 5.3; Digg's
 * code lists).
 *
 * @param kind SV structure, BV content, SIG signature
 * @param detail the detail code, such as {@code invariant}
 */
public record Cause(Kind kind, String detail) {
  /** The cause codes ({@code orsakskod}). */
  public enum Kind {
    /** The file is not what its schema says. */
    SV,
    /** The file breaks a rule. */
    BV,
    /** Who sent it is not proved. */
    SIG
  }

  /** The cause of a refusal. */
  static Cause of(SlCode code) {
    return switch (code) {
      case SDK_RULE, SDK_NO_CONTENT, SDK_ADDRESS, SDK_NOT_BASE64 -> new Cause(Kind.BV, "invariant");
      case SDK_FILE_TYPE, SDK_OTHER_FEDERATION, SDK_NOT_MAPPED ->
          new Cause(Kind.BV, "not-supported");
      case SDK_FILE_NAME -> new Cause(Kind.BV, "forbidden");
      case SDK_ENVELOPE_DIFFERS -> new Cause(Kind.BV, "security");
      case OVERSIZE -> new Cause(Kind.BV, "too-long");
      case SDK_UNPROTECTED, SDK_SIGNATURE, SDK_CERTIFICATE, SDK_CANNOT_OPEN ->
          new Cause(Kind.SIG, "security");
      default -> new Cause(Kind.SV, "structure");
    };
  }
}
