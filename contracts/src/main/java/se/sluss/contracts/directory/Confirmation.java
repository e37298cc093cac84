package se.sluss.contracts.directory;

import java.time.LocalDate;

/**
 * That somebody has looked up what the directory only assumed of a unit.
 *
 * @param by who confirmed: an operator's id, or {@code demo} in the test configuration
 * @param on the day
 */
public record Confirmation(String by, LocalDate on) {}
