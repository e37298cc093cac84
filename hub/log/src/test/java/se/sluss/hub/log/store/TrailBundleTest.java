package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Receipt;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.TrailVerifier;
import se.sluss.contracts.proof.VerifiedTrail;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(LogDatabase.class)
final class TrailBundleTest {
  private Fixture log;
  private String bundle = "";

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    for (int n = 0; n < 6; n++) {
      log.append("r-1");
      log.append("r-2");
    }
    log.sequencer().integrate(100);
    bundle = log.reader.bundle("r-1", detail -> true).orElseThrow().json();
  }

  private TrailVerifier verifier() {
    return new TrailVerifier(NoteVerifier.of(log.signer.verifierKey()));
  }

  private void refusedAt(String place, Consumer<ObjectNode> change) {
    ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(bundle);
    change.accept(root);
    assertThatThrownBy(() -> verifier().verify(root.toString()))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.place()).isEqualTo(place));
  }

  private static ArrayNode entries(ObjectNode root) {
    return (ArrayNode) root.required("entries");
  }

  private static ObjectNode entry(ObjectNode root, int n) {
    return (ObjectNode) entries(root).get(n);
  }

  @Test
  void anUntouchedBundlePassesWithAllItsRecords() {
    VerifiedTrail trail = verifier().verify(bundle);
    assertThat(trail.trail()).isEqualTo("r-1");
    assertThat(trail.records()).hasSize(6);
    assertThat(trail.notShown()).isZero();
    assertThat(trail.records().getFirst()).contains("\"event\":101").contains("\"counter\":0");
  }

  @Test
  void whatIsNotShownIsStillProvedAndCounted() {
    String hidden = log.reader.bundle("r-1", detail -> false).orElseThrow().json();
    assertThat(hidden).doesNotContain("bin-umea").doesNotContain("key\"");
    assertThat(verifier().verify(hidden).notShown()).isEqualTo(6);
  }

  @Test
  void aDroppedEntryIsAGap() {
    refusedAt("entry 2 counter", root -> entries(root).remove(2));
  }

  @Test
  void aDoubledEntryIsNamed() {
    refusedAt("entry 3 counter", root -> entries(root).insert(3, entry(root, 2).deepCopy()));
  }

  @Test
  void entriesInAnotherOrderAreNamed() {
    refusedAt(
        "entry 1 counter",
        root -> {
          ObjectNode moved = (ObjectNode) entries(root).remove(1);
          entries(root).insert(3, moved);
        });
  }

  @Test
  void aRenumberedEntryIsNamedByItsRecord() {
    refusedAt(
        "entry 2 record",
        root -> {
          entries(root).remove(2);
          for (int n = 2; n < 5; n++) {
            entry(root, n).put("counter", n);
          }
        });
  }

  @Test
  void aChangedRecordIsNamed() {
    refusedAt(
        "entry 4 record",
        root ->
            entry(root, 4)
                .put(
                    "record",
                    entry(root, 4).required("record").asString().replace("PERMIT", "DENY")));
  }

  @Test
  void aChangedKeyIsNamedByItsRecord() {
    refusedAt(
        "entry 0 record",
        root -> entry(root, 0).put("key", entry(root, 1).required("key").asString()));
  }

  @Test
  void aChangedCommitmentOfARecordNotShownIsNamedByItsPath() {
    refusedAt(
        "entry 5 path",
        root -> {
          entry(root, 5).remove("record");
          entry(root, 5).remove("key");
          entry(root, 5).put("commitment", entry(root, 4).required("commitment").asString());
        });
  }

  @Test
  void aChangedIndexIsNamed() {
    refusedAt("entry 5 path", root -> entry(root, 5).put("index", 11));
    refusedAt("entry 5 index", root -> entry(root, 5).put("index", 1));
  }

  @Test
  void aChangedPathIsNamed() {
    refusedAt("entry 1 path", root -> ((ArrayNode) entry(root, 1).required("path")).remove(0));
  }

  @Test
  void anotherTrailsNameIsNamedByTheFirstRecord() {
    refusedAt("entry 0 record", root -> root.put("trail", "r-2"));
  }

  @Test
  void aChangedCheckpointIsNamed() {
    refusedAt(
        "checkpoint",
        root ->
            root.put(
                "checkpoint", root.required("checkpoint").asString().replace("\n12\n", "\n13\n")));
  }

  @Test
  void anUnknownFieldIsRefused() {
    refusedAt("entry 0", root -> entry(root, 0).put("note", "x"));
    refusedAt("bundle", root -> root.put("note", "x"));
  }

  @Test
  void aReceiptProvesItsEntryAndNoOther() throws Exception {
    long leafId = log.append("r-3").id();
    log.sequencer().integrate(100);
    NoteVerifier notes = NoteVerifier.of(log.signer.verifierKey());
    Receipt receipt = Receipt.parse(log.reader.inclusionProof(leafId).orElseThrow().text());
    byte[] entry =
        log.reader.bundle("r-3", detail -> true).orElseThrow().entries().getFirst().commitment();
    assertThat(receipt.verify(entry, notes).size()).isEqualTo(13);
    entry[0] ^= 1;
    assertThatThrownBy(() -> receipt.verify(entry, notes)).isInstanceOf(RefusedException.class);
  }

  @Test
  void aPendingLeafHasNoReceiptYet() throws Exception {
    assertThat(log.reader.inclusionProof(log.append("r-1").id())).isEmpty();
    assertThat(log.reader.bundle("r-1", detail -> true).orElseThrow().entries()).hasSize(6);
  }
}
