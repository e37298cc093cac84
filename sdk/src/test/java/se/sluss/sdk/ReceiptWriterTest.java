package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.receipt.ReceiptWriter;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/** A receipt that is written here is one that the published rules take. */
class ReceiptWriterTest {
  private static final ReceiptWriter.Heading HEADING =
      new ReceiptWriter.Heading(
          "KVT-1",
          "3a94b4ed-a6d7-41e2-945d-b3fa91e8a6e9",
          "0203:test.recipient.inera.se",
          "0203:test.sender.inera.se",
          Instant.parse("2026-11-22T08:00:00Z"));

  @Test
  void aMessageThatNothingRefusesIsAccepted() throws XmlException {
    Finding note = new Finding(SlCode.SDK_INCOMPLETE, "labelPresent", "/x", Finding.Weight.NOTED);
    String receipt = written(List.of(note));
    assertThat(receipt)
        .contains(">ACCEPTED<")
        .contains(">08:00:00Z<")
        .doesNotContain("LineResponse");
    taken(receipt);
  }

  @Test
  void eachRefusalIsACauseInTheCodesOfTheSpecification() throws XmlException {
    String wrongSystem = written(Vectors.verdict(Vectors.text("TF2.4.2.xml")).findings());
    assertThat(wrongSystem)
        .contains(">REJECTED<", ">BV<", ">invariant<", "senderIdvalue")
        .contains("/messagePayload/message/messageHeader/sender/senderID/root")
        .doesNotContain("icke-");
    taken(wrongSystem);
    String twoFaults =
        written(
            Vectors.verdict(
                    Vectors.replaced(
                        Vectors.with("min.xml", "0203:test.sender", "0203 test.sender"),
                        "Teststring",
                        " "))
                .findings());
    assertThat(twoFaults.split("<cac:LineResponse>", -1)).hasSizeGreaterThan(2);
    taken(twoFaults);
    String noDate = written(Vectors.verdict(Vectors.with("min.xml", "2019-", "")).findings());
    assertThat(noDate).contains(">SV<", ">structure<");
    taken(noDate);
  }

  @Test
  void anEnvelopeThatIsNotProvedIsRejectedForItsSignature() throws XmlException {
    String touched =
        Vectors.with(
            "XHE-tm-base-ext-sigenc.xml", "<HandlingServiceID>ABC", "<HandlingServiceID>B");
    String receipt = written(Vectors.verdict(touched).findings());
    assertThat(receipt).contains(">SIG<", ">security<");
    taken(receipt);
  }

  private static String written(List<Finding> findings) {
    return new String(new ReceiptWriter().write(HEADING, findings), StandardCharsets.UTF_8);
  }

  private static void taken(String receipt) throws XmlException {
    assertThat(Vectors.verdict(receipt).findings()).isEmpty();
    assertThat(
            PublishedRules.RECEIPT.refuse(
                BoundedXml.read(receipt.getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }
}
