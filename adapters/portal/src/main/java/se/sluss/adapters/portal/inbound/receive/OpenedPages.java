package se.sluss.adapters.portal.inbound.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.portal.inbound.Errors;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.StepForm;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.StepReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;

/**
 * What a message says, shown in the answer to an opening and nowhere else, and what the unit
 * answers it with.
 */
@Controller
@RequestMapping("/inbox/{id}")
public class OpenedPages {
  private final Inbox inbox;
  private final InboxPages rows;
  private final StepReader steps;
  private final Words words;
  private final Clock clock;

  /** Pages of this inbox. */
  public OpenedPages(Inbox inbox, InboxPages rows, StepReader steps, Words words, Clock clock) {
    this.inbox = inbox;
    this.rows = rows;
    this.steps = steps;
    this.words = words;
    this.clock = clock;
  }

  /** Nothing is shown by an address alone. */
  @GetMapping({"/open", "/acknowledge", "/claim", "/release", "/step", "/copy"})
  public String again(@PathVariable String id) {
    return "redirect:/inbox/" + NotFound.message(id);
  }

  /** Opens, by permit, what the viewer has claimed. */
  @PostMapping("/open")
  public String open(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    return opened(NotFound.message(id), who, Errors.none(), model, locale);
  }

  /** Acknowledges what the message is reserved with, and opens it. */
  @PostMapping("/acknowledge")
  public String acknowledge(
      @PathVariable String id,
      @RequestParam(defaultValue = "") SortedSet<String> codes,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    inbox.acknowledge(message, who.viewer(), codes);
    return opened(message, who, Errors.none(), model, locale);
  }

  /** The content alone, plain, to be printed or saved for the unit's own records. */
  @PostMapping("/copy")
  public String copy(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    String page = opened(NotFound.message(id), who, Errors.none(), model, locale);
    model.addAttribute("copiedAt", words.at(clock.instant(), locale));
    return page.equals("inbox/reserved") ? page : "inbox/copy";
  }

  /**
   * Takes a step, or asks for what it must say. Whoever takes over or closes says first that the
   * content is registered, since it is then erased here.
   */
  @PostMapping("/step")
  public String step(
      @PathVariable String id,
      @RequestParam ReferralStep step,
      @RequestParam(defaultValue = "false") boolean registered,
      @RequestParam(defaultValue = "false") boolean answered,
      HttpServletRequest request,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    Typed typed = Typed.of(request.getParameterMap());
    InboxRow row = rows.row(who, message);
    if (!row.inTurn().contains(step)) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    boolean erases = (step == ReferralStep.TAKE_OVER || step.closes()) && !row.erased();
    List<Fault> unregistered =
        erases && !registered ? List.of(new Fault(SlCode.NOT_ATTESTED, "registered")) : List.of();
    if (step == ReferralStep.TAKE_OVER && !unregistered.isEmpty()) {
      Errors errors = Errors.ofFields(unregistered, words, locale);
      return opened(message, who, errors, model, locale);
    }
    StepReader.Read read = steps.read(step, typed, who.viewer());
    StepGiven given = read.given();
    if (given == null || !unregistered.isEmpty()) {
      List<Fault> faults = new ArrayList<>(read.faults());
      faults.addAll(unregistered);
      String page = "/inbox/" + message;
      return StepForm.into(
          model,
          step,
          page + "/step",
          page,
          erases,
          typed,
          answered ? Errors.ofFields(faults, words, locale) : Errors.none());
    }
    inbox.step(message, given, who.viewer());
    return "redirect:/inbox/" + message;
  }

  private String opened(MessageId message, Who who, Errors errors, Model model, Locale locale)
      throws RefusedException {
    InboxRow row = rows.row(who, message);
    OpenedView view;
    try {
      view =
          row.erased()
              ? OpenedView.erased()
              : OpenedView.of(inbox.open(message, who.viewer()), words, locale);
    } catch (RefusedException e) {
      if (e.fault().code() != SlCode.RESERVATION_NOT_ACKNOWLEDGED) {
        throw e;
      }
      model.addAttribute("row", rows.row(row, who, locale));
      model.addAttribute("codes", inbox.reservations(message, who.viewer()));
      model.addAttribute("languageLink", "/inbox/" + message);
      return "inbox/reserved";
    }
    model.addAttribute("opened", view);
    model.addAttribute("row", rows.row(rows.row(who, message), who, locale));
    model.addAttribute("errors", errors);
    model.addAttribute("languageLink", "/inbox/" + message);
    return "inbox/opened";
  }
}
