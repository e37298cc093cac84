/** Tests of hand-overs without a name. */
@NullMarked
package se.sluss.adapters.kit.handover;

import org.jspecify.annotations.NullMarked;
