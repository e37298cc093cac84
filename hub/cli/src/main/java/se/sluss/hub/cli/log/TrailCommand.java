package se.sluss.hub.cli.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.TrailVerifier;
import se.sluss.contracts.proof.VerifiedTrail;

/** {@code sluss trail ID --bundle FILE}: nothing is written that does not verify. */
@Command(
    name = "trail",
    mixinStandardHelpOptions = true,
    description =
        "Fetches a referral's trail with its proofs, verifies it and writes it to a file.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:fetched, verified and written",
      "1:there is no such trail for this unit, or it does not verify",
      "2:wrong call, or the hub or a file cannot be reached"
    })
public final class TrailCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The referral.")
  private String id = "";

  @Option(names = "--hub", required = true, paramLabel = "URL", description = "The hub's address.")
  private URI hub = URI.create("");

  @Option(names = "--unit", required = true, description = "The unit whose side is asked for.")
  private String unit = "";

  @Option(
      names = "--token-file",
      required = true,
      paramLabel = "FILE",
      description = "A file with the access token; a token in the call would be seen by others.")
  private Path tokenFile = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY|FILE",
      description = "The log's key (name+id+base64), got from somewhere else than the hub.")
  private String key = "";

  @Option(names = "--bundle", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path bundle = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    TrailVerifier verifier = new TrailVerifier(NoteVerifier.of(KeyArgument.read(key)));
    HttpResponse<String> answer = fetch();
    if (answer.statusCode() == 404) {
      out.println("refused no such trail");
      return ExitCode.SOFTWARE;
    }
    if (answer.statusCode() != 200) {
      throw new IOException("the hub answered with status " + answer.statusCode());
    }
    try {
      VerifiedTrail trail = verifier.verify(answer.body());
      // Each side of a referral has a trail of its own, named referral/side.
      if (!trail.trail().equals(id) && !trail.trail().startsWith(id + "/")) {
        throw new RefusedException("bundle trail", "is another trail");
      }
      Files.writeString(bundle, answer.body());
      out.println(
          "ok trail shown=%d notShown=%d size=%d"
              .formatted(trail.records().size(), trail.notShown(), trail.checkpoint().size()));
      return ExitCode.OK;
    } catch (RefusedException e) {
      out.println("refused " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private HttpResponse<String> fetch() throws IOException {
    String path = "/api/referrals/" + encoded(id) + "/trail/bundle?unit=" + encoded(unit);
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Files.readString(tokenFile).strip())
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the hub did not answer in time");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
