/** Tests of the steps of an event by themselves. */
@NullMarked
package se.sluss.adapters.kit.notification;

import org.jspecify.annotations.NullMarked;
