/** Tests of what the counsellors' tool asks and sends. */
@NullMarked
package se.sluss.adapters.helpline.inbound;

import org.jspecify.annotations.NullMarked;
