package se.sluss.adapters.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.portal.mapping.StepReader;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;

/**
 * The words are there in both languages, and the templates carry no script or style of their own.
 */
class WordsTest {
  private static final Path TEMPLATES =
      Path.of("src/main/resources/se/sluss/adapters/portal/templates");
  private static final Properties SWEDISH = load("sv");
  private static final Properties ENGLISH = load("en");

  @Test
  void everyKeyIsInBothLanguages() {
    assertThat(SWEDISH.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
    assertThat(SWEDISH).allSatisfy((key, text) -> assertThat((String) text).isNotBlank());
    assertThat(ENGLISH).allSatisfy((key, text) -> assertThat((String) text).isNotBlank());
  }

  @Test
  void noTextHasAStraightApostropheWhichTheFormatWouldSwallow() {
    for (Properties texts : List.of(SWEDISH, ENGLISH)) {
      assertThat(texts).allSatisfy((key, text) -> assertThat((String) text).doesNotContain("'"));
    }
  }

  @Test
  void everyKeyNamedInATemplateHasItsWords() throws IOException {
    Pattern key = Pattern.compile("#\\{([a-zA-Z0-9.\\-]+)[}(]");
    for (Path template : templates()) {
      Matcher found = key.matcher(Files.readString(template));
      while (found.find()) {
        assertThat(SWEDISH.stringPropertyNames())
            .as(TEMPLATES.relativize(template).toString())
            .contains(found.group(1));
      }
    }
  }

  @Test
  void everyCodeThatIsShownHasItsWords() {
    haveWords("stage.", IgorEvent.Stage.class);
    haveWords("stage.", IgorWish.CustodyState.class);
    haveWords("wish.", IgorEvent.Wish.class);
    haveWords("alone.", IgorEvent.AskedAlone.class);
    haveWords("present.", IgorEvent.Present.class);
    haveWords("household.relation.", ConcernReport.Relation.class);
    haveWords("fact.age.", IgorWish.AgeBand.class);
    haveWords("fact.interpreter.sex.", IgorWish.Sex.class);
    haveWords("handling.", MediatedContact.Handling.class);
    haveWords("handover.", ProbationHandover.Kind.class);
    haveWords("condition.", ProbationHandover.Condition.class);
    haveWords("interpreter.sex.", IgorWish.Sex.class);
    haveWords("advice.", Result.Advice.class);
    haveWords("status.", SentRow.Status.class);
    haveWords("state.", InboxRow.State.class);
    haveWords("step.", ReferralStep.class);
    haveWords("referral.", ReferralState.class);
    haveWords("reason.", Reason.class);
    haveWords("next.", NextStep.class);
    for (ReferralStep step : ReferralStep.values()) {
      for (String answer : StepReader.asks(step).safety()) {
        assertThat(SWEDISH.stringPropertyNames()).contains("safety." + answer);
      }
    }
  }

  @Test
  void noTemplateHasAScriptOrStyleOfItsOwn() throws IOException {
    Pattern inline =
        Pattern.compile(
            "<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*(th:)?src=)|javascript:|https?://(?!www\\.thymeleaf)",
            Pattern.CASE_INSENSITIVE);
    List<Path> templates = templates();
    assertThat(templates).hasSizeGreaterThan(10);
    for (Path template : templates) {
      assertThat(inline.matcher(Files.readString(template)).find())
          .as(TEMPLATES.relativize(template).toString())
          .isFalse();
    }
  }

  @Test
  void noTextInfersSexFromARole() {
    Pattern pronoun =
        Pattern.compile("\\b(han|honom|hans|hon|hennes|henne|he|him|his|she|her|hers)\\b");
    for (Properties texts : List.of(SWEDISH, ENGLISH)) {
      assertThat(texts)
          .allSatisfy(
              (key, text) ->
                  assertThat(pronoun.matcher(((String) text).toLowerCase(Locale.ROOT)).find())
                      .as(key + " " + text)
                      .isFalse());
    }
  }

  private static <E extends Enum<E>> void haveWords(String stem, Class<E> codes) {
    assertThat(SWEDISH.stringPropertyNames())
        .containsAll(
            Arrays.stream(codes.getEnumConstants()).map(code -> stem + code.name()).toList());
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  private static Properties load(String language) {
    String name = "/se/sluss/adapters/portal/texts_" + language + ".properties";
    try (InputStream in = Objects.requireNonNull(WordsTest.class.getResourceAsStream(name))) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, UTF_8));
      return texts;
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
