package se.sluss.adapters.portal.inbound.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.portal.inbound.Errors;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.SafetyReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/**
 * What a message says, shown in the answer to an opening and nowhere else, and what the unit
 * answers it with.
 */
@Controller
@RequestMapping("/inbox/{id}")
public class OpenedPages {
  private final Inbox inbox;
  private final InboxPages rows;
  private final SafetyReader safety;
  private final MessageTypes types;
  private final Words words;
  private final Clock clock;

  /** Pages of this inbox. */
  public OpenedPages(
      Inbox inbox,
      InboxPages rows,
      SafetyReader safety,
      MessageTypes types,
      Words words,
      Clock clock) {
    this.inbox = inbox;
    this.rows = rows;
    this.safety = safety;
    this.types = types;
    this.words = words;
    this.clock = clock;
  }

  /** Nothing is shown by an address alone. */
  @GetMapping({"/open", "/acknowledge", "/claim", "/release", "/answer", "/book", "/copy"})
  public String again(@PathVariable String id) {
    return "redirect:/inbox/" + NotFound.message(id);
  }

  /** Opens, by permit, what the viewer has claimed. */
  @PostMapping("/open")
  public String open(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    return opened(NotFound.message(id), who, Typed.nothing(), Errors.none(), model, locale);
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
    return opened(message, who, Typed.nothing(), Errors.none(), model, locale);
  }

  /** The content alone, plain, to be printed or saved for the unit's own records. */
  @PostMapping("/copy")
  public String copy(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    String page = opened(NotFound.message(id), who, Typed.nothing(), Errors.none(), model, locale);
    model.addAttribute("copiedAt", words.at(clock.instant(), locale));
    return page.equals("inbox/reserved") ? page : "inbox/copy";
  }

  /**
   * Answers with a code; booking has its own form. Whoever takes over says first that the content
   * is registered, since it is then erased here.
   */
  @PostMapping("/answer")
  public String answer(
      @PathVariable String id,
      @RequestParam AnswerCode code,
      @RequestParam(defaultValue = "false") boolean registered,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    if (code == AnswerCode.TAKEN_OVER && !registered) {
      Errors errors =
          Errors.ofFields(List.of(new Fault(SlCode.NOT_ATTESTED, "registered")), words, locale);
      return opened(message, who, Typed.nothing(), errors, model, locale);
    }
    inbox.answer(message, code, who.viewer(), null);
    return "redirect:/inbox/" + message;
  }

  /** Records how the victim's safety was assessed, and that a time is booked. */
  @PostMapping("/book")
  public String book(
      @PathVariable String id,
      HttpServletRequest request,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    Typed typed = Typed.of(request.getParameterMap());
    SafetyReader.Read read = safety.read(typed, who.viewer());
    SafetyAttestation attestation = read.attestation();
    if (attestation == null) {
      Errors errors = Errors.ofFields(read.faults(), words, locale);
      return opened(message, who, typed, errors, model, locale);
    }
    inbox.answer(message, AnswerCode.BOOKED, who.viewer(), attestation);
    return "redirect:/inbox/" + message;
  }

  private String opened(
      MessageId message, Who who, Typed typed, Errors errors, Model model, Locale locale)
      throws RefusedException {
    InboxRow row = rows.row(who, message);
    MessageType type = types.type(row.type());
    OpenedView view;
    try {
      view =
          row.erased()
              ? OpenedView.takenOver(type)
              : OpenedView.of(inbox.open(message, who.viewer()), type, words, locale);
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
    model.addAttribute("f", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("bases", SafetyReader.BASES);
    model.addAttribute("instruments", SafetyReader.INSTRUMENTS);
    model.addAttribute("checks", SafetyReader.CHECKS);
    model.addAttribute("languageLink", "/inbox/" + message);
    return "inbox/opened";
  }
}
