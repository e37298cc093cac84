package se.sluss.hub.server.follow;

import java.util.Map;
import java.util.SortedMap;

/**
 * The released figures of one step in one function and month.
 *
 * @param total of all units; left out where it would give a unit's away
 * @param by the breakdowns
 */
record Table(Cell total, Map<By, SortedMap<String, Cell>> by) {}
