package se.sluss.adapters.portal.inbound.notify;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.portal.mapping.FieldNames;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.problem.SlCode;

/**
 * One track of an event as the officer sees it, before and after sending.
 *
 * @param kind person or child
 * @param outcome what becomes of it
 * @param unit the receiving unit's name
 * @param explanation why, in words
 * @param grounds rule ids
 * @param obligations codes of what is required
 * @param onCall a telephone number to call now
 * @param queued though someone is to be called, the message goes too, as soon as it can
 * @param advice what may be done instead, in words
 */
public record Track(
    String kind,
    Outcome outcome,
    @Nullable String unit,
    String explanation,
    List<String> grounds,
    List<String> obligations,
    @Nullable String onCall,
    boolean queued,
    List<String> advice) {

  /** What becomes of a track. */
  public enum Outcome {
    GOES,
    /** Waits for a reviewer of the own agency. */
    REVIEW,
    HELD,
    CALL,
    NOTHING,
    ASK_BACK
  }

  /** Copies the lists. */
  public Track {
    grounds = List.copyOf(grounds);
    obligations = List.copyOf(obligations);
    advice = List.copyOf(advice);
  }

  /** What would become of a track, in words. */
  public static Track of(String kind, Outlook.Way way, Words words, Locale locale) {
    return switch (way) {
      case Outlook.Way.Stays(Result result) -> of(kind, result, words, locale);
      case Outlook.Way.Goes goes -> {
        Result.CallNow call = goes.call();
        yield new Track(
            kind,
            call != null ? Outcome.CALL : reviewed(goes) ? Outcome.REVIEW : Outcome.GOES,
            words.unit(goes.unit(), locale),
            why(goes.decision(), words, locale),
            grounds(goes.decision()),
            obligations(goes.decision()),
            call == null ? null : call.telephone(),
            call != null,
            List.of());
      }
    };
  }

  private static boolean reviewed(Outlook.Way.Goes goes) {
    Why why = goes.decision();
    return why != null && why.outcome().equals("REVIEW");
  }

  /** What became of a track, in words. */
  public static Track of(String kind, Result result, Words words, Locale locale) {
    return switch (result) {
      case Result.Sent sent ->
          new Track(
              kind,
              Outcome.GOES,
              words.unit(sent.unit(), locale),
              why(sent.decision(), words, locale),
              grounds(sent.decision()),
              obligations(sent.decision()),
              null,
              false,
              List.of());
      case Result.InReview review ->
          new Track(
              kind,
              Outcome.REVIEW,
              words.unit(review.unit(), locale),
              why(review.decision(), words, locale),
              grounds(review.decision()),
              obligations(review.decision()),
              null,
              true,
              List.of());
      case Result.AskBack ask ->
          new Track(
              kind,
              Outcome.ASK_BACK,
              ask.successor() == null ? null : words.unit(ask.successor(), locale),
              words.advice(ask.fault().code(), locale),
              List.of(),
              List.of(),
              null,
              false,
              List.of());
      case Result.CallNow call ->
          new Track(
              kind,
              Outcome.CALL,
              call.onCall() == null ? null : words.unit(call.onCall(), locale),
              where(call.fault(), words, locale),
              List.of(),
              List.of(),
              call.telephone(),
              call.queued() != null,
              List.of());
      case Result.NothingSent nothing ->
          new Track(
              kind,
              Outcome.NOTHING,
              null,
              "",
              List.of(),
              List.of(),
              null,
              false,
              advice(nothing.advice(), words, locale));
      case Result.Refused refused ->
          new Track(
              kind,
              Outcome.HELD,
              null,
              refused.decision() == null
                  ? words.advice(refused.fault().code(), locale)
                  : why(refused.decision(), words, locale),
              grounds(refused.decision()),
              obligations(refused.decision()),
              null,
              false,
              advice(refused.advice(), words, locale));
    };
  }

  /** Whether anything of this track leaves, now or as soon as it can. */
  public boolean sends() {
    return outcome == Outcome.GOES
        || outcome == Outcome.REVIEW
        || (outcome == Outcome.CALL && queued);
  }

  /** Whether what the officer should hand over instead belongs on the page. */
  public boolean instead() {
    return outcome == Outcome.NOTHING || (outcome == Outcome.HELD && kind.equals("person"));
  }

  /** What is wrong, with the field's label when it is about one. */
  private static String where(Fault fault, Words words, Locale locale) {
    String problem = words.problem(fault.code(), locale);
    return fault.field() == null
        ? words.advice(fault.code(), locale)
        : words.text(FieldNames.label(FieldNames.of(fault.field())), locale) + ": " + problem;
  }

  private static String why(@Nullable Why why, Words words, Locale locale) {
    if (why == null) {
      return words.advice(SlCode.HUB_UNREACHABLE, locale);
    }
    return Words.isSwedish(locale) ? why.explanationSv() : why.explanationEn();
  }

  private static List<String> grounds(@Nullable Why why) {
    return why == null ? List.of() : List.copyOf(why.grounds());
  }

  private static List<String> obligations(@Nullable Why why) {
    if (why == null) {
      return List.of();
    }
    SortedSet<String> shown = new TreeSet<>(why.obligations());
    return List.copyOf(shown);
  }

  private static List<String> advice(List<Result.Advice> advice, Words words, Locale locale) {
    return advice.stream().map(a -> words.text("advice." + a.name(), locale)).toList();
  }
}
