/**
 * Digg's REST interface between a message client (us) and a message system ({@code
 * sdk-api-mt-mk-restful.yml} 1.0.0). The message system envelopes, signs, encrypts, verifies and
 * receipts; we never see an envelope here.
 *
 * <p>Invariants: what cannot be said in the interface's JSON is refused by its field, both ways;
 * bytes and times are bounded.
 *
 * <p>Must never: take an answer of another content type for one, or repeat what it says.
 */
@NullMarked
package se.sluss.adapters.socialservices.transport.rest;

import org.jspecify.annotations.NullMarked;
