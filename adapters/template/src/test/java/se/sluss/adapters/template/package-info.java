/** The template's door, tried over HTTP. */
@NullMarked
package se.sluss.adapters.template;

import org.jspecify.annotations.NullMarked;
