package se.sluss.adapters.kit;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/**
 * What is wrong and where, never the value that stood there.
 *
 * @param code the numbered code; its texts are in the contracts
 * @param field JSON pointer (RFC 6901) of the field at fault; absent when it is the whole
 */
public record Fault(SlCode code, @Nullable String field) {}
