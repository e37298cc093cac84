/** Tests of the message: its fields there and back. */
@NullMarked
package se.sluss.sdk.message;

import org.jspecify.annotations.NullMarked;
