/**
 * The seal: content signed by the sending unit and encrypted for one receiving unit, so that the
 * hub that carries it can read nothing and nobody can change, move or re-address it unseen.
 *
 * <p>CMS: SignedData (RFC 5652) inside AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084),
 * the key agreed by ECDH on P-256 (RFC 5753). {@code openssl cms} makes and reads the same.
 *
 * <p>Invariants: there is one encoding of a seal, and whatever differs from it in a single bit is
 * refused; nothing of the content is handed out before tag, signature, certificate and label hold;
 * each seal has a content key and an ephemeral key of its own.
 *
 * <p>Must never: open something whose signer it does not know; put content into an exception.
 */
@NullMarked
package se.sluss.contracts.seal;

import org.jspecify.annotations.NullMarked;
