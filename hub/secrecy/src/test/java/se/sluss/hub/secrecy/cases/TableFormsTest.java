package se.sluss.hub.secrecy.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.hub.secrecy.Shipped;
import se.sluss.hub.secrecy.UnknownFactsException;

/** The forms in which spreadsheets and people write the same table. */
class TableFormsTest {
  private static final String HEADER =
      "case_id,decision_date,offence_date,offence,on_request,special_flags,sender,sender_regime,"
          + "receiver,receiver_type,purpose,data_subject,categories,consent_state\n";
  private static final String ASKED =
      "1,2026-02-01,,,true,LE_NEED,REGION_HSV,OSL-25-1,POLIS,AUTHORITY,CONTACT_DATA_REQUEST,"
          + "PERPETRATOR_ADULT,CONTACT;IP,NONE\n";

  private static List<CaseAnswer> decide(String table) throws Exception {
    return new DecideCases(Shipped.engine()).decide(new StringReader(table));
  }

  private static CaseAnswer asked() throws Exception {
    return decide(HEADER + ASKED).getFirst();
  }

  @Test
  void theTableAsItIsWrittenHereIsADuty() throws Exception {
    assertThat(asked().outcome()).isEqualTo("MUST_DISCLOSE");
    assertThat(asked().grounds()).containsExactly("L2025-170-4", "OSL-10-28");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsChangeNothing() throws Exception {
    assertThat(decide('\uFEFF' + (HEADER + ASKED).replace("\n", "\r\n")).getFirst())
        .isEqualTo(asked());
  }

  @Test
  void spacesQuotesAndATrailingSemicolonInAListChangeNothing() throws Exception {
    String loose =
        ASKED.replace("CONTACT;IP", "\" CONTACT ; IP ; \"").replace("LE_NEED", " LE_NEED; ");
    assertThat(decide(HEADER + loose).getFirst()).isEqualTo(asked());
  }

  @Test
  void theOrderOfTheColumnsAndOthersAmongThemChangeNothing() throws Exception {
    String moved =
        "consent_state,facts,"
            + HEADER.replace(",consent_state", "")
            + "NONE,\"told, with \"\"quotes\"\"\","
            + ASKED.replace(",NONE", "");
    assertThat(decide(moved).getFirst()).isEqualTo(asked());
  }

  @Test
  void trueMayBeWrittenInCapitals() throws Exception {
    assertThat(decide(HEADER + ASKED.replace(",true,", ",TRUE,")).getFirst()).isEqualTo(asked());
  }

  @Test
  void theSameAgeTwiceIsOneAgeForFlagsAreASet() throws Exception {
    String twice = ASKED.replace("LE_NEED", "LE_NEED;AGE_30;AGE_30");
    assertThat(decide(HEADER + twice).getFirst()).isEqualTo(asked());
  }

  /** One value put in another's place; the row says ERROR and the row after it is answered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-01|2026-02-30",
        "2026-02-01|1 February 2026",
        "2026-02-01|",
        "2026-02-01|2009-06-29",
        ",true,|,,",
        ",true,|,yes,",
        "CONTACT;IP|",
        "CONTACT;IP|CONTACT;PHONE",
        "CONTACT;IP|contact",
        "LE_NEED|le_need",
        "LE_NEED|LE_NEED;AGE_",
        "LE_NEED|AGE_1x",
        "LE_NEED|AGE_17;AGE_18",
        "LE_NEED|AGE_999",
        "LE_NEED|SAME_REGION;OTHER_REGION",
        "REGION_HSV|REGION_X",
        "REGION_HSV|MALSAGANDE",
        "OSL-25-1|OSL-26-1",
        "OSL-25-1|",
        "AUTHORITY|PRIVATE",
        "POLIS|SIP_MEETING",
        "PERPETRATOR_ADULT|PERPETRATOR",
        "CONTACT_DATA_REQUEST|CONTACT",
        ",NONE|,UNKNOWN",
        ",,,true|,,FORSOK_,true",
        ",,,true|,,FORSOK_FORSOK_MORD,true",
        ",,,true|,2026-02-02,MORD,true",
        ",NONE|,NONE,more",
        ",CONTACT;IP,NONE|",
        "LE_NEED|\"LE_NEED\"x"
      })
  void aRowThatIsNotUnderstoodSaysErrorAndSpoilsNoOther(String change) throws Exception {
    int bar = change.indexOf('|');
    String spoilt = ASKED.replace(change.substring(0, bar), change.substring(bar + 1));
    assertThat(spoilt).isNotEqualTo(ASKED);
    List<CaseAnswer> answers = decide(HEADER + spoilt + ASKED);
    assertThat(answers).hasSize(2);
    assertThat(answers.getFirst().outcome()).isEqualTo("ERROR");
    assertThat(answers.getFirst().grounds()).isEmpty();
    assertThat(answers.getFirst().explanationSv()).contains(UnknownFactsException.NUMBER);
    assertThat(answers.getLast()).isEqualTo(asked());
  }

  @Test
  void anErrorNamesTheFieldInBothLanguagesAndNeverWhatStoodThere() throws Exception {
    String person = ASKED.replace("CONTACT;IP", "Tolvan Tolvansson");
    CaseAnswer answer = decide(HEADER + person).getFirst();
    assertThat(answer.explanationSv())
        .isEqualTo("Raden kan inte prövas. SL-4303 categories: koden finns inte i vokabulären");
    assertThat(answer.explanationEn())
        .isEqualTo("The row cannot be examined. SL-4303 categories: not in the vocabulary");
  }

  @Test
  void aColumnThatIsMissingRefusesTheWholeTable() {
    assertThatThrownBy(() -> decide(HEADER.replace(",purpose", "") + ASKED))
        .isInstanceOf(DecideCases.NotCasesException.class)
        .hasMessageContaining("purpose");
  }
}
