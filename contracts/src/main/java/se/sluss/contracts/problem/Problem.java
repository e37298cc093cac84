package se.sluss.contracts.problem;

import org.jspecify.annotations.Nullable;

/**
 * A refusal as it leaves our doors: RFC 9457 {@code application/problem+json}, with members of our
 * own.
 *
 * @param type {@code urn:sluss:problem:SL-nnnn}
 * @param title the same for every occurrence, in English
 * @param status HTTP status
 * @param code {@code SL-nnnn}
 * @param field the field at fault as a JSON pointer (RFC 6901) or a form field's name; never its
 *     value
 * @param sv what happened and what to do, in Swedish
 * @param en the same in English
 */
public record Problem(
    String type,
    String title,
    int status,
    String code,
    @Nullable String field,
    String sv,
    String en) {}
