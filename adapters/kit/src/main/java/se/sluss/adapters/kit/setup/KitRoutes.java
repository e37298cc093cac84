package se.sluss.adapters.kit.setup;

import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import se.sluss.adapters.kit.broker.BrokerLink;
import se.sluss.adapters.kit.handover.HandoverStore;
import se.sluss.adapters.kit.inbox.Openings;
import se.sluss.adapters.kit.inbox.Steps;
import se.sluss.adapters.kit.outbox.OutboxSender;
import se.sluss.adapters.kit.outbox.StandIns;
import se.sluss.adapters.kit.units.HeardDirectory;

/** What an adapter does again and again. Each can fail now and succeed the next time. */
final class KitRoutes extends RouteBuilder {
  private static final Duration LINK = Duration.ofSeconds(1);
  private static final Duration DEFERRED = Duration.ofSeconds(5);
  private static final Duration DRAFTS = Duration.ofMinutes(1);

  private final KitSettings.Pace pace;
  private final BrokerLink link;
  private final OutboxSender sender;
  private final Steps steps;
  private final HeardDirectory directory;
  private final Openings openings;
  private final StandIns standIns;
  private final HandoverStore handovers;

  KitRoutes(
      KitSettings.Pace pace,
      BrokerLink link,
      OutboxSender sender,
      Steps steps,
      HeardDirectory directory,
      Openings openings,
      StandIns standIns,
      HandoverStore handovers) {
    this.pace = pace;
    this.link = link;
    this.sender = sender;
    this.steps = steps;
    this.directory = directory;
    this.openings = openings;
    this.standIns = standIns;
    this.handovers = handovers;
  }

  @Override
  public void configure() {
    onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} failed, and is tried again: ${exception.class}");
    from(every("directory", pace.refreshDirectoryEvery()))
        .routeId("hear-directory")
        .bean(directory, "refresh");
    from(every("link", LINK)).routeId("keep-link").bean(link, "ensure");
    from(every("steps", pace.sendEvery())).routeId("tell-steps").bean(steps, "tell");
    from(every("outbox", pace.sendEvery())).routeId("send-outbox").bean(sender, "send");
    from(every("deferred", DEFERRED)).routeId("tell-deferred").bean(openings, "tellDeferred");
    from(every("drafts", DRAFTS)).routeId("forget-drafts").bean(standIns, "purge");
    from(every("codes", DRAFTS)).routeId("forget-codes").bean(handovers, "forgetDead");
  }

  private static String every(String name, Duration period) {
    return "timer:kit-" + name + "?delay=0&period=" + period.toMillis();
  }
}
