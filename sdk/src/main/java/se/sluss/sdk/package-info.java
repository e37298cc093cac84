/**
 * Säker digital kommunikation (SDK), as the municipalities have it: what a file is, and whether a
 * receiver takes it. Messages (3.0 and 3.1), envelopes (XHE 1.0) and receipts (UBL 2.1
 * ApplicationResponse), by the published schemas and rules, and by what the specification demands
 * and those leave open.
 *
 * <p>Invariants: a finding names a rule and a place and never what stood there, for a receipt goes
 * back over the network and a check is read over a shoulder; a signature is verified before
 * anything is decrypted; nothing here asks the network.
 *
 * <p>Must never: know Spring, an adapter or the hub; open a file by a name that a message gives.
 */
@NullMarked
package se.sluss.sdk;

import org.jspecify.annotations.NullMarked;
