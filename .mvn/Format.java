import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats, or checks the format of, every Java source below a folder.
 *
 * <p>Arguments: {@code check} or {@code write}, then folders; one that does not exist is passed over
 * (a module without sources). Exit 0 when all is well, 1 when a file is not formatted (its name is
 * printed), 2 for a wrong call. Run by the build in each module, on the build's own JDK.
 */
class Format {
  public static void main(String[] args) throws Exception {
    if (args.length < 2 || !(args[0].equals("check") || args[0].equals("write"))) {
      System.err.println("usage: Format check|write DIR...");
      System.exit(2);
    }
    List<String> call = new ArrayList<>();
    if (args[0].equals("check")) {
      call.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    } else {
      call.add("--replace");
    }
    int options = call.size();
    for (int i = 1; i < args.length; i++) {
      Path dir = Path.of(args[i]);
      if (!Files.isDirectory(dir)) {
        continue;
      }
      try (var files = Files.walk(dir)) {
        files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(call::add);
      }
    }
    if (call.size() == options) {
      return;
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int result = new Main(out, err, System.in).format(call.toArray(String[]::new));
    out.flush();
    err.flush();
    if (result != 0) {
      System.err.println(
          "Not formatted: the files named above. ./mvnw process-sources -Dformat.mode=write formats them.");
      System.exit(1);
    }
  }
}
