package se.sluss.hub.log.store;

import se.sluss.hub.log.note.Checkpoint;

/**
 * What a round of the sequencer did.
 *
 * @param count leaves that got an index, 0 if there were none or another sequencer was at work
 * @param checkpoint the head as this round left or found it
 */
public record Integrated(int count, Checkpoint checkpoint) {}
