/**
 * A log that can be proved: what is put on record about each hop, and how it is committed to.
 *
 * <p>Sources: RFC 6962 section 2 for the tree, the C2SP specifications tlog-tiles, tlog-checkpoint,
 * signed-note, tlog-cosignature and tlog-proof for the formats, FHIR R4 AuditEvent (profile BALP)
 * for the meaning of the fields.
 *
 * <p>Invariants: a record holds codes and opaque ids only; a leaf is a commitment of fixed size
 * that tells nothing without its key; an event number, once given, is never given again.
 *
 * <p>Must never: carry a name, a personal number, an address or free text; depend on a framework;
 * read the machine's clock.
 */
@NullMarked
package se.sluss.hub.log;

import org.jspecify.annotations.NullMarked;
