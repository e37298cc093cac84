package se.sluss.hub.server.way;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.wire.Bytes;

/**
 * What came at a door, unread.
 *
 * @param from who the door says sent it
 * @param bytes all of it; absent when it is longer than anything may be, or no bytes at all
 */
public record Came(Arrived.From from, @Nullable Bytes bytes) {}
