/** Tests of a referral onward. */
@NullMarked
package se.sluss.adapters.kit.onward;

import org.jspecify.annotations.NullMarked;
