/**
 * Sluss on one machine, by one command: starts database, broker, login, hub and adapters in one
 * process, for development, demonstration and the played scenarios.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Each program has an application context, a database, a database role and a broker user of
 *       its own; they meet only through the broker and HTTP.
 *   <li>The certificate authority's key is loaded only when something must be issued, and is given
 *       to no program.
 *   <li>Every secret is random, made at first start, kept in the data folder readable by its owner
 *       alone, and never logged.
 *   <li>Programs close in the reverse order of their start; broker and database last.
 * </ul>
 *
 * <p>It must never be used with real persons: one machine holds every key, and so breaks the
 * separation of trust that Sluss is built for.
 */
@NullMarked
package se.sluss.deploy.local;

import org.jspecify.annotations.NullMarked;
