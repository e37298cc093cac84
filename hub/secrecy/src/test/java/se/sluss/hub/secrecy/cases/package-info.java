/** Tests of the tables of cases. */
@NullMarked
package se.sluss.hub.secrecy.cases;

import org.jspecify.annotations.NullMarked;
