@NullMarked
package se.sluss.contracts.config;

import org.jspecify.annotations.NullMarked;
