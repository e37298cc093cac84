package se.sluss.adapters.socialservices.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.contracts.wire.SafetyWord;

/**
 * Whether who supports somebody exposed, if there is such, is told of what happens in a referral.
 *
 * @param by who says it
 * @param word what
 * @param weighing a responsible officer's; with TELL and DO_NOT_TELL
 */
public record Telling(Acting by, SafetyWord.Word word, @Nullable Weighing weighing) {}
