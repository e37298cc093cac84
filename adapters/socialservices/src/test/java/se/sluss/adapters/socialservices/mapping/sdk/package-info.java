/** Tests of what goes into an SDK message and comes out of one. */
@NullMarked
package se.sluss.adapters.socialservices.mapping.sdk;

import org.jspecify.annotations.NullMarked;
