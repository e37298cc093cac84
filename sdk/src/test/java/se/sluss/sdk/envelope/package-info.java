/** Tests of envelopes there and back. */
@NullMarked
package se.sluss.sdk.envelope;

import org.jspecify.annotations.NullMarked;
