/** Tests of who fits and in which order. */
@NullMarked
package se.sluss.adapters.helpline.mapping;

import org.jspecify.annotations.NullMarked;
