/** The real Keycloak in the embedded login's place. */
@org.jspecify.annotations.NullMarked
package se.sluss.deploy.local.keycloak;
