package se.sluss.deploy.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;

/** The login alone, started as the one command starts it, with secrets that tests know. */
public final class LoginForTests implements AutoCloseable {
  /** Where a browser is sent back to; nothing listens there. */
  public static final String PORTAL_HOME = "http://localhost:8083";

  private static final String ROOT = "sluss.login-server.";

  private final Programs programs;
  private final int port;

  private LoginForTests(Programs programs, int port) {
    this.programs = programs;
    this.port = port;
  }

  /** Starts it on a free port. The secret of X is {@code secret-of-X}. */
  public static LoginForTests start(Path folder, Clock clock) throws Exception {
    int port = Ports.from(0).login();
    Map<String, Object> settings = new HashMap<>(secrets().getSource());
    settings.put(ROOT + "issuer", "http://localhost:" + port);
    settings.put(ROOT + "signing-key", folder.resolve("signing-key.json"));
    Programs programs = new Programs(clock);
    programs.start(
        new Program(
            "login",
            "se.sluss.deploy.local.login.LoginServer",
            port,
            settings,
            Plan.without("login")));
    return new LoginForTests(programs, port);
  }

  /** What the launcher adds to {@code login.yaml}, with secrets that tests know. */
  public static MapPropertySource secrets() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ROOT + "issuer", "http://localhost");
    settings.put(ROOT + "signing-key", "signing-key.json");
    for (String person : People.NAMES) {
      settings.put(ROOT + "people." + person + ".password", "secret-of-" + person);
    }
    for (String client : Plan.LOGIN_CLIENTS) {
      settings.put(ROOT + "clients." + client + ".secret", "secret-of-" + client);
    }
    settings.put(ROOT + "clients.hub.home", "http://localhost:8080");
    settings.put(ROOT + "clients.portal.home", PORTAL_HOME);
    return new MapPropertySource("launcher", settings);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    programs.close();
  }
}
