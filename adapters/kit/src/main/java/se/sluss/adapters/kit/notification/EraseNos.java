package se.sluss.adapters.kit.notification;

import org.apache.camel.builder.RouteBuilder;

/** Erases old noes, again and again. */
final class EraseNos extends RouteBuilder {
  private final KeptNos noes;

  EraseNos(KeptNos noes) {
    this.noes = noes;
  }

  @Override
  public void configure() {
    from("timer:kit-noes?delay=0&period=3600000").routeId("erase-noes").bean(noes, "erase");
  }
}
