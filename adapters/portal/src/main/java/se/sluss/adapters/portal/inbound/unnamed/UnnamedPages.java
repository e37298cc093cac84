package se.sluss.adapters.portal.inbound.unnamed;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.handover.Handovers.Handover;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.problem.SlCode;

/** The code, the times and the one word back. */
@Controller
public class UnnamedPages {
  private final Handovers handovers;
  private final Words words;

  /** Pages of these hand-overs. */
  public UnnamedPages(Handovers handovers, Words words) {
    this.handovers = handovers;
    this.words = words;
  }

  /** Where a code is typed. */
  @GetMapping("/code")
  public String code(@ModelAttribute("who") Who who, Model model, Locale locale) {
    model.addAttribute("units", words.units(who.viewer().units(), locale));
    return "unnamed/code";
  }

  /** Tries it; a right one is used, and leads to the hand-over. */
  @PostMapping("/code")
  public String use(@RequestParam String code, @ModelAttribute("who") Who who)
      throws RefusedException {
    RefusedException refused = new RefusedException(SlCode.CODE_NOT_KNOWN);
    for (UnitId unit : who.viewer().units()) {
      try {
        return "redirect:/unnamed/" + handovers.use(code, unit, who.viewer()).message();
      } catch (RefusedException e) {
        refused = e;
      }
    }
    throw refused;
  }

  /** What can be done about one. */
  @GetMapping("/unnamed/{id}")
  public String one(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale) {
    Handover handover = found(id, who);
    model.addAttribute("id", handover.message().toString());
    model.addAttribute("used", handover.used());
    model.addAttribute("mayTell", handover.mayTell());
    model.addAttribute("diesOn", handover.diesOn().toString());
    model.addAttribute("hows", List.of(HelplineOffer.How.values()));
    return "unnamed/one";
  }

  /** Offers times; empty rows are none. */
  @PostMapping("/unnamed/{id}/offer")
  public String offer(
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> at,
      @RequestParam(defaultValue = "VISIT") List<HelplineOffer.How> how,
      @ModelAttribute("who") Who who)
      throws RefusedException {
    Handover handover = found(id, who);
    List<HelplineOffer.Time> times = new ArrayList<>();
    for (int row = 0; row < Math.min(at.size(), how.size()); row++) {
      if (!at.get(row).isBlank()) {
        times.add(time(at.get(row), how.get(row)));
      }
    }
    handovers.offer(handover.message(), handover.unit(), times, who.viewer());
    return "redirect:/unnamed/" + handover.message();
  }

  /** Tells the helpline whether the person came. */
  @PostMapping("/unnamed/{id}/outcome")
  public String outcome(
      @PathVariable String id, @RequestParam boolean came, @ModelAttribute("who") Who who)
      throws RefusedException {
    Handover handover = found(id, who);
    handovers.tell(handover.message(), handover.unit(), came, who.viewer());
    return "redirect:/unnamed/" + handover.message();
  }

  private static HelplineOffer.Time time(String at, HelplineOffer.How how) throws RefusedException {
    try {
      return new HelplineOffer.Time(
          LocalDateTime.parse(at).withSecond(0).withNano(0).atZone(Ages.SWEDEN).toInstant(), how);
    } catch (DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/times"));
    }
  }

  private Handover found(String id, Who who) {
    MessageId message = NotFound.message(id);
    Handover found = null;
    for (UnitId unit : who.viewer().units()) {
      found = found == null ? handovers.of(message, unit, who.viewer()) : found;
    }
    return NotFound.unless(found);
  }
}
