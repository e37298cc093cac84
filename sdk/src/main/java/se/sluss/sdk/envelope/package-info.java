/**
 * The envelope, XHE 1.0 by Digg's profile: its rules, its signature and its encryption.
 *
 * <p>Invariants: encrypted, then signed; verified, then decrypted. The signature covers the whole
 * envelope, and exactly one stands there. Whose certificate it is, is asked of a source that the
 * caller gives; a check without network says that nobody was asked.
 *
 * <p>Must never: decrypt what is not verified, or say more of a failed decryption than that it
 * failed.
 */
@NullMarked
package se.sluss.sdk.envelope;

import org.jspecify.annotations.NullMarked;
