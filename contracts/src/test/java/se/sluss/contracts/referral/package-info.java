/** The table of a referral's life, explored whole. */
@NullMarked
package se.sluss.contracts.referral;

import org.jspecify.annotations.NullMarked;
