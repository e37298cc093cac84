package se.sluss.probation;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/**
 * What is wrong and where, never the value that stood there.
 *
 * @param code the numbered code
 * @param element path of names from below the item, such as {@code place/district}; absent when it
 *     is the whole
 */
public record Fault(SlCode code, @Nullable String element) {}
