package se.sluss.hub.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 98 inclusion cases of transparency-dev/merkle. */
final class PublishedVectorsTest {
  @Test
  void allInclusionCasesAreJudgedAsMarked() throws Exception {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/merkle/inclusion.jsonl"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        JsonNode vector = JsonMapper.shared().readTree(line);
        cases++;
        if (refused(vector) != vector.required("wantErr").asBoolean()) {
          wrong.add(vector.required("case").asString());
        }
      }
    }
    assertThat(cases).isEqualTo(98);
    assertThat(wrong).isEmpty();
  }

  private static boolean refused(JsonNode vector) {
    try {
      List<Hash> path = new ArrayList<>();
      vector.path("proof").forEach(node -> path.add(hash(node)));
      Proofs.inclusion(
          number(vector, "leafIdx"),
          number(vector, "treeSize"),
          hash(vector.required("leafHash")),
          path,
          hash(vector.required("root")));
      return false;
    } catch (RefusedException | IllegalArgumentException e) {
      return true;
    }
  }

  private static long number(JsonNode vector, String name) {
    return new BigInteger(vector.required(name).asString()).longValue();
  }

  private static Hash hash(JsonNode node) {
    return Hash.of(Base64.getDecoder().decode(node.asString("")));
  }
}
