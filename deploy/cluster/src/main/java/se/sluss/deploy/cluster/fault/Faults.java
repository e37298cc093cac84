package se.sluss.deploy.cluster.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The agent's file and the folder in which its places are armed. */
public final class Faults {
  private static final List<Class<?>> AGENT =
      List.of(
          FaultAgent.class,
          FaultAgent.Asking.class,
          FaultAgent.SettingOff.class,
          FaultPoint.class,
          SetOffClock.class);

  private final Path folder;

  /**
   * @param folder where the agent is written to and places are armed
   */
  public Faults(Path folder) {
    this.folder = folder;
  }

  /** Writes the agent; gives the option that starts a virtual machine with it. */
  public String option() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", FaultAgent.class.getName());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Class<?> type : AGENT) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream from = type.getClassLoader().getResourceAsStream(name)) {
          if (from == null) {
            throw new IOException(name + " is not packaged");
          }
          from.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
    Path file = folder.resolve("fault-agent.jar");
    Files.write(file, bytes.toByteArray());
    return "-javaagent:" + file + "=" + folder;
  }

  /**
   * Ends the first process that comes to a place.
   *
   * @return whether one did in this time; else the place is no longer armed
   */
  public boolean end(FaultPoint point, Duration patience) throws IOException, InterruptedException {
    Path armed = Files.createFile(folder.resolve(point.name()));
    long end = System.nanoTime() + patience.toNanos();
    while (Files.exists(armed) && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    return !Files.deleteIfExists(armed);
  }

  /** Sets the clock of a process off by more than it may be, until it ends. */
  public void setClockOff(long process) throws IOException {
    Files.createFile(SetOffClock.file(folder, process));
  }
}
