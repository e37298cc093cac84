/**
 * SDK by AS4, without a message system between: we envelope, sign, encrypt, verify and receipt, and
 * speak to the other organisations' access points ourselves.
 *
 * <p>Invariants: an envelope has a row before it is first sent, and goes under the same AS4 id and
 * with the same bytes at each try; one that comes has a row before it is receipted; a signature is
 * verified before anything is decrypted; every message that is settled is answered with Digg's
 * receipt, which waits here until the other side has it.
 *
 * <p>Must never: let an organisation's receipt count for another's message, or put content into the
 * database that is not encrypted by the organisation's own key.
 */
@NullMarked
package se.sluss.adapters.socialservices.transport.as4;

import org.jspecify.annotations.NullMarked;
