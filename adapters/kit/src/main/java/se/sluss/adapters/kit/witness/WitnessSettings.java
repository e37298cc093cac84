package se.sluss.adapters.kit.witness;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this adapter is a witness of the hub's log.
 *
 * @param name the witness's name, a URL without scheme, such as {@code agency.example/sluss};
 *     without it the adapter is none
 */
@ConfigurationProperties("sluss.witness")
public record WitnessSettings(String name) {}
