/** A process ends at the place that is armed, and at no other. */
@NullMarked
package se.sluss.deploy.cluster.fault;

import org.jspecify.annotations.NullMarked;
