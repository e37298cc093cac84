/** The year of a county: its lot, its check, and a small one played. */
@NullMarked
package se.sluss.deploy.local.county;

import org.jspecify.annotations.NullMarked;
