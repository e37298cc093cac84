package se.sluss.deploy.local;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends every program's log lines to one file in the data folder, and warnings to the terminal. */
final class Logs {
  private static final String CONFIGURATION = "/se/sluss/deploy/local/logs.xml";

  private Logs() {}

  static void to(Path folder) {
    // Each of the contexts would set logging up anew, and the first to close take it down for all.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("another logging library has taken Logback's place");
    }
    URL configuration = Logs.class.getResource(CONFIGURATION);
    if (configuration == null) {
      throw new IllegalStateException(CONFIGURATION + " is not packaged");
    }
    try {
      context.reset();
      context.putProperty("folder", folder.toString());
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException(CONFIGURATION + " is wrong", e);
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
