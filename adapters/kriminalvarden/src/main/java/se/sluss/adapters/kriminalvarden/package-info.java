/**
 * Kriminalvården and Frivården: files of XML in watched folders, as the agency's file transfer
 * delivers and fetches them. Hand-overs in, receipts and how far they have come out.
 *
 * <p>The rooms: {@code inbound} picks files up; {@code outbound} writes receipts and statuses;
 * {@code mapping} between a file's items and the kit; {@code config} folders, routes and security.
 *
 * <p>Invariants: an item is told as accepted only when it is in the durable outbox; a file leaves
 * the working folder only when its receipt is written; the same content has the same receipt and
 * one effect, whatever the file is called; each step can be made again after a stop before or after
 * it; a file that cannot be read stops no other; the sending unit is that of the folder, never one
 * that the file names.
 *
 * <p>Must never: use a file's name for anything, follow a link, show the agency a file that is not
 * whole, write anything readable about a person, or know another adapter.
 */
@NullMarked
package se.sluss.adapters.kriminalvarden;

import org.jspecify.annotations.NullMarked;
