package se.sluss.adapters.kit.notification;

import org.apache.camel.builder.RouteBuilder;

/** The way of an event out of the adapter, step by step. */
public final class NotificationRoute extends RouteBuilder {
  static final String START = "direct:igor-event";

  private final ChooseTracks chooseTracks;
  private final FindUnit findUnit;
  private final WriteParts writeParts;
  private final AskTheHub askTheHub;
  private final SealTracks sealTracks;
  private final VictimsSideFirst victimsSideFirst;
  private final KeepInOutbox keepInOutbox;

  NotificationRoute(
      ChooseTracks chooseTracks,
      FindUnit findUnit,
      WriteParts writeParts,
      AskTheHub askTheHub,
      SealTracks sealTracks,
      VictimsSideFirst victimsSideFirst,
      KeepInOutbox keepInOutbox) {
    this.chooseTracks = chooseTracks;
    this.findUnit = findUnit;
    this.writeParts = writeParts;
    this.askTheHub = askTheHub;
    this.sealTracks = sealTracks;
    this.victimsSideFirst = victimsSideFirst;
    this.keepInOutbox = keepInOutbox;
  }

  @Override
  public void configure() {
    from(START)
        .routeId("igor-event")
        // A failure goes back to who submitted; nothing has been kept before the last step.
        .errorHandler(noErrorHandler())
        .bean(chooseTracks, "choose")
        .bean(findUnit, "find")
        .bean(writeParts, "write")
        .bean(askTheHub, "ask")
        .bean(sealTracks, "seal")
        .bean(victimsSideFirst, "look")
        .bean(keepInOutbox, "keep");
  }
}
