package se.sluss.adapters.socialservices.mapping;

import java.util.SortedSet;
import se.sluss.contracts.id.OfficerId;

/**
 * Who acts, as the case system vouches: it has logged the person in.
 *
 * @param officer an opaque id of the agency
 * @param roles of handler, responsible-officer, named-handler
 */
public record Acting(OfficerId officer, SortedSet<String> roles) {}
