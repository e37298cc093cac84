package se.sluss.contracts.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * What a sealed content is bound to. It is signed together with the content, so that a part taken
 * out of one message cannot be put into another.
 *
 * @param message the message it travels in
 * @param part the part it is
 * @param sender the unit that signs
 * @param recipient the unit that can open
 * @param schema the closed schema of the content
 */
public record SealLabel(
    MessageId message, PartId part, UnitId sender, UnitId recipient, TypeVersion schema) {

  /**
   * The label as one line of canonical JSON, a newline, and the content as it is. The line is
   * written out here because its bytes are the format; ids hold nothing that JSON would escape.
   */
  byte[] frame(byte[] content) {
    byte[] line = line();
    byte[] framed = Arrays.copyOf(line, line.length + content.length);
    System.arraycopy(content, 0, framed, line.length, content.length);
    return framed;
  }

  /** The content behind exactly this label. */
  byte[] unframe(byte[] framed) throws SealException {
    byte[] line = line();
    if (framed.length < line.length
        || !Arrays.equals(framed, 0, line.length, line, 0, line.length)) {
      throw new SealException(SlCode.MOVED_PART, "sealed under another label");
    }
    return Arrays.copyOfRange(framed, line.length, framed.length);
  }

  private byte[] line() {
    return ("{\"message\":\"%s\",\"part\":\"%s\",\"sender\":\"%s\",\"recipient\":\"%s\","
            + "\"schema\":\"%s\"}\n")
        .formatted(message, part, sender, recipient, schema)
        .getBytes(UTF_8);
  }
}
