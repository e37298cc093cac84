package se.sluss.probation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Xsd;

/** What goes out is what the schema says. */
class OutFilesTest {
  private static final UUID ITEM = UUID.fromString("11111111-54a3-4c57-8d0e-2f1f7a3c9b10");
  private static final MessageId MESSAGE = MessageId.of("0196a2b4-1c00-7000-8000-000000000001");

  private final Xsd xsd = new Xsd("/se/sluss/probation/", "probation-1.xsd");
  private final OutFiles out = new OutFiles();

  private String valid(byte[] file) throws Exception {
    assertThat(xsd.faults(BoundedXml.read(file))).isEmpty();
    return new String(file, UTF_8);
  }

  @Test
  void aReceiptSaysOfEachItemWhatBecameOfItInBothLanguages() throws Exception {
    String receipt =
        valid(
            out.write(
                new Receipt(
                    "0".repeat(64),
                    Sample.NOW,
                    new Receipt.Taken(
                        ITEM,
                        List.of(
                            new Receipt.Item(1, ITEM, new Receipt.Accepted(MESSAGE)),
                            new Receipt.Item(2, ITEM, new Receipt.InReview(MESSAGE)),
                            new Receipt.Item(
                                3,
                                null,
                                new Receipt.NotTaken(
                                    List.of(
                                        new Fault(SlCode.PERSONAL_NUMBER, "personalNumber"),
                                        new Fault(SlCode.NO_COMMON_VERSION, null)))))))));
    assertThat(receipt)
        .contains("<code>" + SlCode.PERSONAL_NUMBER + "</code>")
        .contains("<element>personalNumber</element>")
        .contains("<sv>")
        .contains("<en>");
  }

  @Test
  void everyReasonForRefusingAWholeFileCanBeWritten() throws Exception {
    for (SlCode code :
        List.of(
            SlCode.MALFORMED,
            SlCode.XML_UNSAFE,
            SlCode.OVERSIZE,
            SlCode.UNKNOWN_FORMAT,
            SlCode.SDK_STRUCTURE,
            SlCode.NOT_A_FILE,
            SlCode.FILE_UNREADABLE)) {
      assertThat(valid(out.write(new Receipt(null, Sample.NOW, new Receipt.Refused(code)))))
          .contains(code.toString());
    }
  }

  @Test
  void everyStateAndStepCanBeTold() throws Exception {
    for (ReferralState state : ReferralState.values()) {
      for (ReferralStep step : ReferralStep.values()) {
        Reason reason = step.reasons().stream().findFirst().orElse(null);
        assertThat(
                valid(
                    out.write(
                        new StatusNote(
                            ITEM,
                            MESSAGE,
                            Sample.NOW,
                            "ARRIVED",
                            state,
                            new ToldStep(step, reason, null),
                            MESSAGE,
                            SlCode.OVERDUE))))
            .contains(state.name(), step.name());
      }
    }
  }
}
