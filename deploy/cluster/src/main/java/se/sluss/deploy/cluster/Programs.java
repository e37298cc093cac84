package se.sluss.deploy.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.sluss.deploy.local.Answers;
import se.sluss.deploy.local.OwnProcess;

/** The programs of Sluss as processes: hub, adapters and login. */
final class Programs {
  private static final Map<String, String> APPLICATIONS =
      Map.of(
          "hub", "se.sluss.hub.server.HubServer",
          "login", "se.sluss.deploy.local.login.LoginServer",
          "police", "se.sluss.adapters.police.PoliceAdapter",
          "socialservices", "se.sluss.adapters.socialservices.SocialServicesAdapter",
          "healthcare", "se.sluss.adapters.healthcare.HealthcareAdapter",
          "kriminalvarden", "se.sluss.adapters.kriminalvarden.KriminalvardenAdapter",
          "helpline", "se.sluss.adapters.helpline.HelplineAdapter",
          "portal", "se.sluss.adapters.portal.PortalAdapter");

  private Programs() {}

  /**
   * One of them; nothing is started yet.
   *
   * @param agent options that a kill test starts it with
   */
  static OwnProcess of(Part part, Place place, Site site, Path logs, List<String> agent)
      throws IOException {
    String application = APPLICATIONS.get(part.program());
    if (application == null) {
      throw new IllegalArgumentException(part + " is no program of Sluss");
    }
    // The others have little to do: the second compiler would cost them more than it gives.
    List<String> machine = new ArrayList<>(agent);
    machine.addAll(
        Part.HUBS.contains(part)
            ? List.of("-Xmx512m", "-XX:+UseSerialGC")
            : List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    Path file = site.write(part);
    Path settings = place.settings().resolve(part.settings());
    List<String> command = new ArrayList<>(OwnProcess.java(application, machine));
    command.add("--spring.config.additional-location=" + settings.toUri() + "," + file.toUri());
    return new OwnProcess(
        part.word(),
        command,
        place.data(),
        logs.resolve(part.word() + ".log"),
        Answers.http(place.home(part).resolve("/actuator/health")));
  }
}
