package se.sluss.adapters.socialservices.config;

import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import se.sluss.adapters.socialservices.inbound.sdk.CollectArrivals;
import se.sluss.adapters.socialservices.inbound.sdk.TakeUp;
import se.sluss.adapters.socialservices.outbound.sdk.FollowDeliveries;
import se.sluss.adapters.socialservices.outbound.sdk.PlanDeliveries;
import se.sluss.adapters.socialservices.outbound.sdk.SendDeliveries;
import se.sluss.adapters.socialservices.transport.SdkTransport;

/**
 * The way of a message out by SDK, and in. Each step leaves a row behind it and begins from rows: a
 * stop between two of them, or in one, is made good by the next look.
 */
final class SdkRoutes extends RouteBuilder {
  private final Duration every;
  private final PlanDeliveries plan;
  private final SendDeliveries send;
  private final FollowDeliveries follow;
  private final CollectArrivals collect;
  private final TakeUp takeUp;
  private final SdkTransport transport;

  SdkRoutes(
      Duration every,
      PlanDeliveries plan,
      SendDeliveries send,
      FollowDeliveries follow,
      CollectArrivals collect,
      TakeUp takeUp,
      SdkTransport transport) {
    this.every = every;
    this.plan = plan;
    this.send = send;
    this.follow = follow;
    this.collect = collect;
    this.takeUp = takeUp;
    this.transport = transport;
  }

  @Override
  public void configure() {
    onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} failed, and is tried again: ${exception.class}");
    from(look("out"))
        .routeId("sdk-out")
        .bean(plan, "plan")
        .bean(send, "send")
        .bean(follow, "follow");
    from(look("in")).routeId("sdk-in").bean(collect, "collect").bean(takeUp, "takeUp");
    from(look("own")).routeId("sdk-own").bean(transport, "tend");
  }

  private String look(String name) {
    return "timer:sdk-" + name + "?delay=0&period=" + every.toMillis();
  }
}
