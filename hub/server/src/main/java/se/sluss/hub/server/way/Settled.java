package se.sluss.hub.server.way;

/** What is ready to be recorded: nothing more is asked of the law or of a signature. */
public sealed interface Settled permits Arrived.Unbelieved, Believed.Report, Judged {}
