/** The case system's door, tried over HTTP. */
@NullMarked
package se.sluss.adapters.socialservices;

import org.jspecify.annotations.NullMarked;
