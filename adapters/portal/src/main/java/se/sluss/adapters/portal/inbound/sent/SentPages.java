package se.sluss.adapters.portal.inbound.sent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.portal.inbound.Errors;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.Seen;
import se.sluss.adapters.portal.inbound.StepForm;
import se.sluss.adapters.portal.inbound.TrailView;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.StepReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;

/** What the officer's unit has sent, kept up to date while it is shown. */
@Controller
@RequestMapping("/sent")
public class SentPages {
  private final SentMessages sent;
  private final SentSteps steps;
  private final StepReader reader;
  private final TrailView trail;
  private final Words words;

  /** Pages of these messages. */
  public SentPages(
      SentMessages sent, SentSteps steps, StepReader reader, TrailView trail, Words words) {
    this.sent = sent;
    this.steps = steps;
    this.reader = reader;
    this.trail = trail;
    this.words = words;
  }

  /**
   * One message in words.
   *
   * @param id of the message
   * @param type such as igor-wish
   * @param unit the receiver's name
   * @param urgent whether it is in the urgent lane
   * @param status how far it has come
   * @param tone the colour that goes with it
   * @param at when the status changed
   * @param problem why it was refused
   * @param callNow for a duty that is with nobody, the number to call
   * @param step the last step that was taken or told, a code; empty before the first
   * @param reason of that step, or where it goes on, a code; empty when it has none to tell
   * @param notTaken the last step that the hub did not take, in words; empty for none
   */
  public record Row(
      String id,
      String type,
      String unit,
      boolean urgent,
      String status,
      String tone,
      String at,
      @Nullable String problem,
      @Nullable String callNow,
      String step,
      String reason,
      String notTaken) {}

  /** The list. */
  @GetMapping
  public String list(@ModelAttribute("who") Who who, Model model, Locale locale) {
    rows(who, model, locale);
    return "sent/list";
  }

  /** The list alone, for a page that is already there; nothing when nothing has changed. */
  @GetMapping("/rows")
  public Object poll(
      @ModelAttribute("who") Who who,
      @RequestParam(defaultValue = "") String seen,
      Model model,
      Locale locale) {
    String now = rows(who, model, locale);
    return now.equals(seen) ? Seen.nothingNew() : "sent/list :: rows";
  }

  /** Whom to call now, for a page that is already there; nothing when nothing has changed. */
  @GetMapping("/stuck/rows")
  public Object stuck(
      @ModelAttribute("stuck") Stuck.Calls stuck, @RequestParam(defaultValue = "") String shown) {
    return stuck.seen().equals(shown) ? Seen.nothingNew() : "sent/stuck :: stuck";
  }

  /** The way of one message. */
  @GetMapping("/{id}")
  public String trail(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    SentRow row = row(who, NotFound.message(id));
    trail.into(model, row.message(), row.sender(), locale);
    model.addAttribute("row", row(row, locale));
    model.addAttribute("inTurn", row.inTurn().stream().map(ReferralStep::name).toList());
    return "sent/message";
  }

  /** Takes a step with what was sent, or asks for its reason. */
  @PostMapping("/{id}/step")
  public String step(
      @PathVariable String id,
      @RequestParam ReferralStep step,
      @RequestParam(defaultValue = "false") boolean answered,
      HttpServletRequest request,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    SentRow row = row(who, NotFound.message(id));
    if (!row.inTurn().contains(step)) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    Typed typed = Typed.of(request.getParameterMap());
    StepReader.Read read = reader.read(step, typed, who.viewer());
    StepGiven given = read.given();
    String page = "/sent/" + row.message();
    if (given == null) {
      Errors errors = answered ? Errors.ofFields(read.faults(), words, locale) : Errors.none();
      return StepForm.into(model, step, page + "/step", page, false, typed, errors);
    }
    steps.step(row.message(), given, who.viewer());
    return "redirect:" + page;
  }

  /** Nothing is done by an address alone. */
  @GetMapping("/{id}/step")
  public String again(@PathVariable String id) {
    return "redirect:/sent/" + NotFound.message(id);
  }

  private SentRow row(Who who, MessageId message) {
    return NotFound.unless(
        sent.list(who.viewer().units()).stream()
            .filter(r -> r.message().equals(message))
            .findFirst()
            .orElse(null));
  }

  private String rows(Who who, Model model, Locale locale) {
    List<Row> rows = sent.list(who.viewer().units()).stream().map(row -> row(row, locale)).toList();
    String seen = Seen.of(rows);
    model.addAttribute("rows", rows);
    model.addAttribute("seen", seen);
    return seen;
  }

  private Row row(SentRow row, Locale locale) {
    String code = row.code();
    ToldStep last = row.referral().last();
    return new Row(
        row.message().toString(),
        row.type().name(),
        words.unit(row.recipient(), locale),
        row.urgency() == Urgency.URGENT,
        row.status().name(),
        tone(row.status()),
        words.at(row.changedAt(), locale),
        code == null ? null : words.advice(SlCode.of(code), locale) + " (" + code + ")",
        row.callNow(),
        last == null ? "" : last.step().name(),
        last == null ? "" : said(last),
        words.notTaken(row.referral().notTaken(), locale));
  }

  private static String said(ToldStep step) {
    if (step.reason() != null) {
      return "reason." + step.reason();
    }
    return step.next() == null ? "" : "next." + step.next();
  }

  private static String tone(SentRow.Status status) {
    return switch (status) {
      case WAITING, ACCEPTED, SEALED_AGAIN -> "plain";
      case ARRIVED, TAKEN_OVER, CLOSED -> "good";
      case NEEDS_INFORMATION, IN_REVIEW -> "wait";
      case WRONG_UNIT, REFUSED, OVERDUE -> "urgent";
    };
  }
}
