/**
 * The receipt: a UBL 2.1 ApplicationResponse by Digg's profile, with Digg's codes.
 *
 * <p>Invariants: a receipt is accepted or rejected, and a rejected one says why.
 *
 * <p>Must never: repeat what a rejected message said.
 */
@NullMarked
package se.sluss.sdk.receipt;

import org.jspecify.annotations.NullMarked;
