package se.sluss.adapters.provider.config;

import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import se.sluss.adapters.provider.inbound.AskThePortal;
import se.sluss.adapters.provider.outbound.TellThem;

/** What the program does by itself, again and again. */
final class ProviderRoutes extends RouteBuilder {
  private final ProviderSettings.Pace pace;
  private final AskThePortal ask;
  private final TellThem tell;

  ProviderRoutes(ProviderSettings.Pace pace, AskThePortal ask, TellThem tell) {
    this.pace = pace;
    this.ask = ask;
    this.tell = tell;
  }

  @Override
  public void configure() {
    onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} failed, and is tried again: ${exception.class}");
    from(every("ask", pace.askEvery())).routeId("ask-the-portal").bean(ask, "ask");
    from(every("tell", pace.sendEvery())).routeId("tell-them").bean(tell, "tellThem");
  }

  private static String every(String name, Duration period) {
    return "timer:provider-" + name + "?delay=0&period=" + period.toMillis();
  }
}
