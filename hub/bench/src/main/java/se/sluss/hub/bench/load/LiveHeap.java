package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a virtual machine cannot let go of: the heap that is used after a full collection, which is
 * asked for. How large the process is tells only how much it was once given.
 */
final class LiveHeap {
  /** A heap's generations, or the whole of it; what stands after them is no heap. */
  private static final Pattern USED =
      Pattern.compile(
          "(?i)^\\s*(?:def ?new|tenured|garbage-first).*?used (\\d+)K", Pattern.MULTILINE);

  private static final double KIB_IN_MIB = 1024;

  private LiveHeap() {}

  /** In MiB, of the process of this number. */
  static double of(long process) throws IOException, InterruptedException {
    ask(process, "GC.run");
    return mebibytes(ask(process, "GC.heap_info"));
  }

  /** What {@code GC.heap_info} says is used, in MiB. */
  static double mebibytes(String said) throws IOException {
    Matcher used = USED.matcher(said);
    long kibibytes = 0;
    while (used.find()) {
      kibibytes += Long.parseLong(used.group(1));
    }
    if (kibibytes == 0) {
      throw new IOException("the virtual machine did not say how much heap it uses");
    }
    return kibibytes / KIB_IN_MIB;
  }

  private static String ask(long process, String what) throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process),
                what)
            .redirectErrorStream(true)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      throw new IOException("process " + process + " was not to be asked: " + said);
    }
    return said;
  }
}
