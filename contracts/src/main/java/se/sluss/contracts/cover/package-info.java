/**
 * The cover: what the hub may read of a message, in codes.
 *
 * <p>Invariants: one cover for each recipient, listing that recipient's parts and no others; no
 * field can hold free text; a sealed part is bound to its header by SHA-256 and size.
 *
 * <p>Must never: carry a name, personal number, address, telephone number or free text, or a count
 * or gap that tells of another recipient.
 */
@NullMarked
package se.sluss.contracts.cover;

import org.jspecify.annotations.NullMarked;
