package se.sluss.adapters.socialservices.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.contracts.cover.AnswerCode;

/**
 * An answer of the older kind; a case system that can does with {@link Stepping} what this cannot.
 *
 * @param by who acts
 * @param answer TAKEN_OVER, WRONG_UNIT, NEEDS_INFORMATION, NOT_REACHED or BOOKED
 * @param safety a responsible officer's record; needed for BOOKED
 */
public record Answering(Acting by, AnswerCode answer, @Nullable SafetyAttestation safety) {}
