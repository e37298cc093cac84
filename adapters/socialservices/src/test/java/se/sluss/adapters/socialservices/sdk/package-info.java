/** Tests of the whole way by SDK, with a played message system. */
@NullMarked
package se.sluss.adapters.socialservices.sdk;

import org.jspecify.annotations.NullMarked;
