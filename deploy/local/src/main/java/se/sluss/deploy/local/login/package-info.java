/**
 * The login of the one command: a small OpenID Connect provider (OpenID Connect Core 1.0, OAuth 2.1
 * with PKCE) with the demo's people and the programs' clients. The real one is Keycloak, with the
 * same people, clients and claims in {@code deploy/keycloak/realm.json}; a test compares the two.
 *
 * <p>Invariants: {@code sub} is an opaque id, never a name; what others read in a token follows the
 * injected clock; no secret stands in the configuration files; nothing is logged of who logs in.
 *
 * <p>It must never be reached from another machine, nor serve real persons.
 */
@NullMarked
package se.sluss.deploy.local.login;

import org.jspecify.annotations.NullMarked;
