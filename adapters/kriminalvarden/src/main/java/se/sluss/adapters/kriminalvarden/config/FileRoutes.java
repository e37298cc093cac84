package se.sluss.adapters.kriminalvarden.config;

import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import se.sluss.adapters.kriminalvarden.inbound.ClearAway;
import se.sluss.adapters.kriminalvarden.inbound.PickUp;
import se.sluss.adapters.kriminalvarden.inbound.TakeItems;
import se.sluss.adapters.kriminalvarden.outbound.KeepReceipt;
import se.sluss.adapters.kriminalvarden.outbound.Statuses;
import se.sluss.adapters.kriminalvarden.outbound.WriteReceipt;

/**
 * The way of a file in, and of what is told back. Each step leaves something on disk behind it and
 * can be made again: a stop between two of them, or in one, is made good by the next look.
 */
final class FileRoutes extends RouteBuilder {
  private final Duration every;
  private final PickUp pickUp;
  private final TakeItems takeItems;
  private final KeepReceipt keepReceipt;
  private final WriteReceipt writeReceipt;
  private final ClearAway clearAway;
  private final Statuses statuses;

  FileRoutes(
      Duration every,
      PickUp pickUp,
      TakeItems takeItems,
      KeepReceipt keepReceipt,
      WriteReceipt writeReceipt,
      ClearAway clearAway,
      Statuses statuses) {
    this.every = every;
    this.pickUp = pickUp;
    this.takeItems = takeItems;
    this.keepReceipt = keepReceipt;
    this.writeReceipt = writeReceipt;
    this.clearAway = clearAway;
    this.statuses = statuses;
  }

  @Override
  public void configure() {
    // One file that fails keeps no other waiting: each goes its way by itself.
    onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} failed, and is tried again: ${exception.class}");
    from(look("in"))
        .routeId("files-in")
        .bean(pickUp, "pickUp")
        .split(body())
        .bean(takeItems, "take")
        .bean(keepReceipt, "keep")
        .bean(writeReceipt, "write")
        .bean(clearAway, "clear");
    from(look("out")).routeId("files-out").bean(statuses, "tell");
  }

  private String look(String name) {
    return "timer:files-" + name + "?delay=0&period=" + every.toMillis();
  }
}
