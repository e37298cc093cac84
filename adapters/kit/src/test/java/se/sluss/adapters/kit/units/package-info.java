/** Tests of which keys are believed. */
@NullMarked
package se.sluss.adapters.kit.units;

import org.jspecify.annotations.NullMarked;
