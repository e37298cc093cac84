/** The cluster is brought up, parts of it die, and everything arrives. */
@NullMarked
package se.sluss.deploy.cluster;

import org.jspecify.annotations.NullMarked;
