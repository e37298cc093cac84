package se.sluss.hub.server.witness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.Cosignatures;
import se.sluss.hub.log.store.LogException;
import se.sluss.hub.log.store.LogReader;

/** Has each new checkpoint cosigned by the witnesses that config names. */
@Component
public class AskWitnesses {
  private static final Logger LOG = LoggerFactory.getLogger(AskWitnesses.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final List<AskedWitness> witnesses;
  private final LogReader log;
  private final Cosignatures cosignatures;
  private final Duration alarmAfter;
  private final Clock clock;
  private final Map<AskedWitness, Instant> silentSince = new HashMap<>();
  private final Map<AskedWitness, Instant> alarmed = new HashMap<>();
  private long done = -1;

  /** Asks for cosignatures of this log. */
  public AskWitnesses(
      WitnessSettings settings,
      LogReader log,
      Cosignatures cosignatures,
      LogSigner signer,
      Clock clock) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    VerifierKey key = VerifierKey.parse(signer.verifierKey());
    this.witnesses =
        settings.witnesses().stream().map(one -> new AskedWitness(one, key, http)).toList();
    this.log = log;
    this.cosignatures = cosignatures;
    this.alarmAfter = settings.alarmAfter();
    this.clock = clock;
  }

  /** Asks all of them about the last checkpoint, unless all have cosigned it. */
  @Scheduled(fixedDelayString = "${sluss.witnessing.ask-every:1s}")
  public void ask() {
    if (witnesses.isEmpty()) {
      return;
    }
    try {
      LogReader.Published last = log.published().orElse(null);
      if (last != null && last.size() > done) {
        ask(last);
      }
    } catch (LogException e) {
      LOG.warn("the checkpoint could not be cosigned; tried again", e);
    }
  }

  private void ask(LogReader.Published last) {
    StringBuilder lines = new StringBuilder();
    boolean all = true;
    for (AskedWitness witness : witnesses) {
      try {
        lines.append(witness.cosign(log, last));
        heard(witness);
      } catch (IOException | RefusedException e) {
        silent(witness, e);
        all = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (!lines.isEmpty()) {
      cosignatures.keep(last.size(), last.checkpoint() + lines);
    }
    if (all) {
      done = last.size();
    }
  }

  private void heard(AskedWitness witness) {
    silentSince.remove(witness);
    if (alarmed.remove(witness) != null) {
      LOG.info("the witness {} cosigns again", witness);
    }
  }

  /** Once, when it has lasted: a witness may be restarted without anybody being woken. */
  private void silent(AskedWitness witness, Exception why) {
    Instant now = clock.instant();
    Instant since = Objects.requireNonNullElse(silentSince.putIfAbsent(witness, now), now);
    if (!now.isBefore(since.plus(alarmAfter)) && alarmed.putIfAbsent(witness, now) == null) {
      LOG.error(
          "SL-6103 the witness {} has not cosigned since {}: {}", witness, since, why.toString());
    }
  }
}
