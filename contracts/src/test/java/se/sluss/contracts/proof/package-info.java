/** Tests of the verifier; those against a writer are beside the writer, in the log. */
@NullMarked
package se.sluss.contracts.proof;

import org.jspecify.annotations.NullMarked;
