@NullMarked
package se.sluss.hub.cli.directory;

import org.jspecify.annotations.NullMarked;
