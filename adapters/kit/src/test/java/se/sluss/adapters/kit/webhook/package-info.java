/** What the agency's system is told, and what becomes of it when that system does not behave. */
@NullMarked
package se.sluss.adapters.kit.webhook;

import org.jspecify.annotations.NullMarked;
