/** Tests of SDK's files, by the published vectors and by each rule broken. */
@NullMarked
package se.sluss.sdk;

import org.jspecify.annotations.NullMarked;
