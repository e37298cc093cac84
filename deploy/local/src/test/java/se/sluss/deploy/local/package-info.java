/** Tests of the one command: each part by itself, then the whole. */
@NullMarked
package se.sluss.deploy.local;

import org.jspecify.annotations.NullMarked;
