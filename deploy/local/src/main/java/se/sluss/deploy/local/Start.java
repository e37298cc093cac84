package se.sluss.deploy.local;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the executable jar begins. Compiled for older versions of Java than the rest, so that a
 * machine whose {@code java} is another than 25 is helped and not met with a stack trace: a JDK 25
 * that lies in a usual place is used, else it is said what is missing.
 */
public final class Start {
  private static final int VERSION = 25;
  private static final int WRONG_START = 2;

  private Start() {}

  /** The arguments are those of {@code SlussLocal}. */
  public static void main(String[] args) throws Exception {
    if (Runtime.version().feature() == VERSION) {
      run(args);
      return;
    }
    Path java = find(places());
    if (java == null) {
      System.err.println(
          new StartRefused(StartProblem.WRONG_JDK, String.valueOf(Runtime.version().feature()))
              .getMessage());
      System.exit(WRONG_START);
    } else {
      System.exit(runWith(java, args));
    }
  }

  private static void run(String[] args) throws Exception {
    try {
      // By name: the class cannot be read by the Java that this one must run on.
      Class.forName("se.sluss.deploy.local.SlussLocal")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static int runWith(Path java, String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of("-jar", System.getProperty("java.class.path")));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  process.destroy();
                  process.onExit().join();
                }));
    return process.waitFor();
  }

  /** The {@code java} of the first JDK 25 among the folders; null when there is none. */
  static @Nullable Path find(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      Path release = folder.resolve("release");
      Path java = folder.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
      if (Files.isRegularFile(release)
          && Files.isExecutable(java)
          && Files.readString(release).contains("JAVA_VERSION=\"" + VERSION)) {
        return java;
      }
    }
    return null;
  }

  /** Where JDKs usually lie: named by the environment, or put there by an installer. */
  private static List<Path> places() throws IOException {
    List<Path> places = new ArrayList<>();
    for (String variable : List.of("JAVA_HOME", "JDK_HOME")) {
      String home = System.getenv(variable);
      if (home != null) {
        places.add(Path.of(home));
      }
    }
    Path home = Path.of(System.getProperty("user.home"));
    for (Path parent :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of("C:/Program Files/Java"),
            Path.of("C:/Program Files/Eclipse Adoptium"),
            home.resolve(".jdks"),
            home.resolve(".sdkman/candidates/java"))) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> below = Files.list(parent)) {
          below
              .sorted()
              .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")))
              .forEach(places::add);
        }
      }
    }
    return places;
  }
}
