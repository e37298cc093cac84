/**
 * Login, rights, headers, languages.
 *
 * <p>Invariants: no page is open to somebody who is not logged in; no answer may be cached; scripts
 * and styles come from this server's own files alone; a poll keeps no session alive.
 *
 * <p>Must never: put anything of a person into a session.
 */
@NullMarked
package se.sluss.adapters.portal.config;

import org.jspecify.annotations.NullMarked;
