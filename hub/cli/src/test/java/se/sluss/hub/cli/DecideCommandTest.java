package se.sluss.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideCommandTest {
  private static final String HEADER =
      "case_id,decision_date,offence_date,offence,on_request,special_flags,sender,sender_regime,"
          + "receiver,receiver_type,purpose,data_subject,categories,consent_state,facts,expected\n";
  private static final String CONSENT =
      ",2026-02-01,,,false,,POLIS,OSL-35-1,SOCIALNAMND_UTOVARE,AUTHORITY,TREATMENT_REFERRAL,"
          + "PERPETRATOR_ADULT,CONTACT,ACTIVE,\"told, with a comma\",DENY\n";
  private static final String NOT_A_SENDER =
      ",2026-02-01,,,false,,MALSAGANDE,OSL-35-1,POLIS,AUTHORITY,TREATMENT_REFERRAL,"
          + "PERPETRATOR_ADULT,CONTACT,ACTIVE,,PERMIT\n";

  private final PrintStream stdout = System.out;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void giveBackStdout() {
    System.setOut(stdout);
  }

  private int decide(String csv, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("cases.csv"), HEADER + csv);
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    String[] args = new String[3 + more.length];
    args[0] = "decide";
    args[1] = "--cases";
    args[2] = file.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Sluss.run(args);
  }

  private String[] lines() {
    return output.toString(StandardCharsets.UTF_8).split("\n");
  }

  @Test
  void aTableThatIsUnderstoodIsAnsweredByTheLawAndNotByItsOwnAnswers() throws Exception {
    assertThat(decide("1" + CONSENT)).isZero();
    assertThat(lines()[0])
        .isEqualTo("case_id,outcome,grounds,obligations,explanation_sv,explanation_en");
    assertThat(lines()[1]).startsWith("1,PERMIT,OSL-12-2,BDL-2-22;CHECK-18-1;O-DOK;O-MIN;O-SPLIT,");
  }

  @Test
  void aRowThatIsNotUnderstoodSaysErrorInItsPlaceAndTheRestIsAnswered() throws Exception {
    assertThat(decide("2" + NOT_A_SENDER + "1" + CONSENT)).isEqualTo(1);
    assertThat(lines()[1]).startsWith("2,ERROR,,,").contains("sender_regime");
    assertThat(lines()[2]).startsWith("1,PERMIT,");
  }

  @Test
  void jsonHasTheSameAnswersAsLists() throws Exception {
    assertThat(decide("1" + CONSENT, "--format", "json")).isZero();
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("\"outcome\"")
        .contains("\"OSL-12-2\"")
        .startsWith("[");
  }

  @Test
  void aFileThatIsNotThereIsAWrongCall() {
    assertThat(Sluss.run("decide", "--cases", folder.resolve("none.csv").toString())).isEqualTo(2);
  }

  @Test
  void aTableWithoutTheColumnsIsAWrongCall() throws Exception {
    Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    assertThat(Sluss.run("decide", "--cases", file.toString())).isEqualTo(2);
  }

  @Test
  void anUnknownFormatIsAWrongCall() throws Exception {
    assertThat(decide("1" + CONSENT, "--format", "xml")).isEqualTo(2);
  }

  @Test
  void rulesThatAreNotThereAreAWrongCall() throws Exception {
    assertThat(decide("1" + CONSENT, "--config", folder.toString())).isEqualTo(2);
  }
}
