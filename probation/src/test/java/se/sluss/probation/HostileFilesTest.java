package se.sluss.probation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.problem.SlCode;

/** Files that are made to do harm, or are none. */
class HostileFilesTest {
  private static final String OPEN = "<batch xmlns=\"urn:sluss:probation:1\">";
  private static final String ID = "<batchId>0b5f6a1e-54a3-4c57-8d0e-2f1f7a3c9b10</batchId>";

  private static void refused(String text, SlCode code) {
    refused(text.getBytes(UTF_8), code);
  }

  private static void refused(byte[] file, SlCode code) {
    assertThatThrownBy(() -> Sample.files().read(file))
        .isInstanceOfSatisfying(
            FileRefusedException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void anotherFileIsNotFetched(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hemligt");
    refused(
        "<!DOCTYPE batch [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + OPEN + "&x;</batch>",
        SlCode.XML_UNSAFE);
  }

  @Test
  void entitiesDoNotGrow() {
    refused(
        "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + OPEN
            + "&b;</batch>",
        SlCode.XML_UNSAFE);
  }

  @Test
  void depthAndNumberAndSizeAreBounded() {
    refused(OPEN + "<a>".repeat(100) + "</a>".repeat(100) + "</batch>", SlCode.OVERSIZE);
    refused(OPEN + ID + "<conditions/>".repeat(501) + "</batch>", SlCode.OVERSIZE);
    byte[] large = new byte[HandoverFiles.MOST_BYTES + 1];
    Arrays.fill(large, (byte) ' ');
    refused(large, SlCode.OVERSIZE);
  }

  @Test
  void everyBeginningOfAFileIsRefusedAsUnfinished() throws Exception {
    byte[] whole = Sample.bytes("batch.xml");
    int end = new String(whole, UTF_8).stripTrailing().getBytes(UTF_8).length;
    for (int length = 0; length < end; length += 97) {
      refused(Arrays.copyOf(whole, length), SlCode.MALFORMED);
    }
    refused(Arrays.copyOf(whole, end - 1), SlCode.MALFORMED);
  }

  @Test
  void whatIsSomethingElseIsToldSo() {
    refused("<batch/>", SlCode.UNKNOWN_FORMAT);
    refused("<receipt xmlns=\"urn:sluss:probation:1\"/>", SlCode.UNKNOWN_FORMAT);
    refused("not XML", SlCode.MALFORMED);
    refused(OPEN + "</batch>", SlCode.SDK_STRUCTURE);
    refused(OPEN + ID + "<other/></batch>", SlCode.SDK_STRUCTURE);
    refused(OPEN + "<conditions/>" + ID + "</batch>", SlCode.SDK_STRUCTURE);
    refused(OPEN + ID + "text</batch>", SlCode.SDK_STRUCTURE);
  }

  @Test
  void anItemOfNothingIsRefusedByItself() throws Exception {
    Batch batch = Sample.files().read((OPEN + ID + "<conditions/></batch>").getBytes(UTF_8));
    assertThat(batch.entries())
        .singleElement()
        .isInstanceOfSatisfying(
            Batch.Refused.class,
            refused -> {
              assertThat(refused.id()).isNull();
              assertThat(refused.faults())
                  .containsExactly(new Fault(SlCode.MISSING_FIELD, "itemId"));
            });
  }
}
