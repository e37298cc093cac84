package se.sluss.hub.server.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.contracts.witness.AddCheckpoint;
import se.sluss.hub.log.store.LogReader;

/** One witness, asked over HTTP (C2SP tlog-witness). Not for several threads. */
final class AskedWitness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 14;
  private static final int COSIGNED = 200;
  private static final int OTHER_SIZE = 409;

  private final WitnessSettings.One settings;
  private final VerifierKey logKey;
  private final HttpClient http;
  private long seen;

  AskedWitness(WitnessSettings.One settings, VerifierKey logKey, HttpClient http) {
    this.settings = settings;
    this.logKey = logKey;
    this.http = http;
  }

  @Override
  public String toString() {
    return settings.url().toString();
  }

  private record Answer(int status, String text) {}

  /**
   * Asks for a cosignature of the last checkpoint.
   *
   * @return its lines, verified
   * @throws IOException if the witness cannot be reached, or its key not be read
   * @throws RefusedException if it will not cosign, or its answer does not hold
   */
  String cosign(LogReader log, LogReader.Published last) throws IOException, InterruptedException {
    Answer answer = ask(log, last);
    if (answer.status() == OTHER_SIZE && answer.text().matches("(0|[1-9][0-9]{0,17})\n")) {
      seen = Long.parseLong(answer.text().strip());
      answer = ask(log, last);
    }
    if (answer.status() != COSIGNED) {
      throw new RefusedException("witness", "answered " + answer.status());
    }
    VerifierKey key = VerifierKey.parse(Files.readString(settings.keyFile()).strip());
    if (new NoteVerifier(logKey, List.of(key), logKey.name())
        .checkpoint(last.checkpoint() + answer.text())
        .witnesses()
        .isEmpty()) {
      throw new RefusedException("witness", "did not cosign with its key");
    }
    seen = last.size();
    return answer.text();
  }

  private Answer ask(LogReader log, LogReader.Published last)
      throws IOException, InterruptedException {
    if (seen > last.size()) {
      throw new RefusedException(
          "witness", "has cosigned " + seen + " leaves, more than there are");
    }
    AddCheckpoint question =
        new AddCheckpoint(seen, log.consistency(seen, last.size()), last.checkpoint());
    HttpRequest request =
        HttpRequest.newBuilder(settings.url().resolve(AddCheckpoint.PATH))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(question.text()))
            .build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      return new Answer(
          response.statusCode(), new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }
  }
}
