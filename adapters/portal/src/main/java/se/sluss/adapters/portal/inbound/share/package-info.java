/**
 * "Får jag dela detta?": the rules' answer beforehand, without any person's data.
 *
 * <p>Must never: store the question.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.share;

import org.jspecify.annotations.NullMarked;
