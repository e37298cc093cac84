package se.sluss.adapters.helpline.config;

import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import se.sluss.adapters.helpline.inbound.LiveCodes;
import se.sluss.adapters.helpline.outbound.Shares;
import se.sluss.adapters.helpline.outbound.TakeIn;

/** What the adapter does by itself, again and again. */
final class HelplineRoutes extends RouteBuilder {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration FORGET = Duration.ofMinutes(1);

  private final TakeIn takeIn;
  private final LiveCodes codes;
  private final Shares shares;

  HelplineRoutes(TakeIn takeIn, LiveCodes codes, Shares shares) {
    this.takeIn = takeIn;
    this.codes = codes;
    this.shares = shares;
  }

  @Override
  public void configure() {
    onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} failed, and is tried again: ${exception.class}");
    from(every("take-in", LOOK)).routeId("take-in").bean(takeIn, "takeIn");
    from(every("dead", FORGET)).routeId("forget-dead").bean(codes, "forgetDead");
    from(every("counted", FORGET)).routeId("forget-counted").bean(shares, "forgetCounted");
  }

  private static String every(String name, Duration period) {
    return "timer:helpline-" + name + "?delay=0&period=" + period.toMillis();
  }
}
