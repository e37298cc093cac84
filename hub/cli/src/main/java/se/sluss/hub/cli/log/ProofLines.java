package se.sluss.hub.cli.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ExitCode;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A file with one proof a line, as JSON, each marked with what to expect ({@code wantErr}). */
final class ProofLines {
  private ProofLines() {}

  /**
   * Judges each line: prints {@code ok} or {@code refused} for it. A line that is no JSON object,
   * or has not the fields, proves nothing: it is refused. Blank lines are passed over.
   *
   * @param proof throws {@link RefusedException} if the line does not prove what it claims
   * @return 0 if every line is as its {@code wantErr} says (absent, it says false), 1 if one
   *     differs
   */
  static int check(Path file, Consumer<JsonNode> proof, PrintWriter out, PrintWriter err)
      throws IOException {
    int differing = 0;
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonNode node = parse(line);
      boolean refused = refused(node, proof);
      out.println(refused ? "refused" : "ok");
      if (refused != node.path("wantErr").asBoolean(false)) {
        differing++;
        err.println("line " + number + " was to be " + (refused ? "ok" : "refused"));
      }
    }
    return differing == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** As others write them: with a byte order mark or none, any ends of lines, even broken UTF-8. */
  private static List<String> lines(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static boolean refused(JsonNode node, Consumer<JsonNode> proof) {
    try {
      proof.accept(node);
      return false;
    } catch (RefusedException e) {
      return true;
    }
  }

  /** An unsigned 64-bit number. */
  static long number(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isIntegralNumber()) {
      throw new RefusedException(field, "is not a whole number");
    }
    BigInteger number = value.bigIntegerValue();
    if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
      throw new RefusedException(field, "is outside 64 bits");
    }
    return number.longValue();
  }

  static Hash hash(JsonNode line, String field) {
    return hash(field, line.path(field));
  }

  /** A proof that is null or absent is empty. */
  static List<Hash> proof(JsonNode line) {
    JsonNode array = line.path("proof");
    if (!array.isArray() && !array.isNull() && !array.isMissingNode()) {
      throw new RefusedException("proof", "is not a list");
    }
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode hash : array) {
      hashes.add(hash("proof", hash));
    }
    return hashes;
  }

  private static Hash hash(String field, JsonNode node) {
    try {
      return Hash.of(Base64.getDecoder().decode(node.asString("")));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(field, "is not a hash");
    }
  }
}
