package se.sluss.deploy.local;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.servlet.ApplicationServletEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The running programs: each an application context of its own, closed last first. */
final class Programs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

  private final Clock clock;
  private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();
  private final Map<String, ConfigurableApplicationContext> byName = new HashMap<>();

  Programs(Clock clock) {
    this.clock = clock;
  }

  void start(Program program) throws ClassNotFoundException {
    SpringApplication application = new SpringApplication(Class.forName(program.application()));
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setEnvironment(environment(program));
    // Spring would close them in the order of their start.
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock));
    ConfigurableApplicationContext context = application.run();
    running.push(context);
    byName.put(program.name(), context);
    LOG.info("{} listens on port {}", program.name(), program.port());
  }

  /** A bean of one running program. */
  <T> T bean(String program, Class<T> type) {
    ConfigurableApplicationContext context = byName.get(program);
    if (context == null) {
      throw new IllegalArgumentException("no such program runs here");
    }
    return context.getBean(type);
  }

  private static ConfigurableEnvironment environment(Program program) {
    ConfigurableEnvironment environment = new ApplicationServletEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("sluss", settings(program)));
    return environment;
  }

  /** Everything that a program is told, wherever it runs. */
  static Map<String, Object> settings(Program program) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.config.name", program.name());
    settings.put("spring.application.name", "sluss-" + program.name());
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", program.port());
    // One host, several ports: a browser tells cookies apart by host and name, not by port.
    settings.put(
        "server.servlet.session.cookie.name", "SLUSS_" + program.name().toUpperCase(Locale.ROOT));
    settings.put("spring.jmx.enabled", false);
    settings.put("spring.autoconfigure.exclude", String.join(",", program.without()));
    // Artemis' audit loggers print the bodies of messages.
    settings.put("logging.level.org.apache.activemq.audit", "OFF");
    settings.putAll(program.settings());
    return settings;
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
