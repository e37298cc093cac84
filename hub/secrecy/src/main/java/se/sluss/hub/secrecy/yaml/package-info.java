/**
 * Reads YAML 1.2 with the line of every value, so that a fault can be shown where it stands.
 *
 * <p>Must never: know what the values mean, or accept a document with duplicate keys.
 */
@NullMarked
package se.sluss.hub.secrecy.yaml;

import org.jspecify.annotations.NullMarked;
