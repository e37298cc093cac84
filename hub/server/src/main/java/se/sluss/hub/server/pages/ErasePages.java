package se.sluss.hub.server.pages;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.server.audit.EraseReferral;
import se.sluss.hub.server.audit.EraseReferral.Because;
import se.sluss.hub.server.audit.EraseReferral.Outcome;

/** One referral erased before its time, by two operators. */
@Controller
@RequestMapping("/operate/erase")
class ErasePages {
  private final EraseReferral erase;

  ErasePages(EraseReferral erase) {
    this.erase = erase;
  }

  @GetMapping
  String list(Model model, Authentication operator) {
    model.addAttribute("asked", erase.now());
    model.addAttribute("who", operator.getName());
    model.addAttribute("reasons", Because.values());
    return "hub/erase";
  }

  @PostMapping("/ask")
  String ask(
      @RequestParam String message,
      @RequestParam Because because,
      Model model,
      Authentication operator) {
    model.addAttribute("done", asked(message.strip(), because, operator).name());
    return list(model, operator);
  }

  private Outcome asked(String message, Because because, Authentication operator) {
    MessageId id;
    try {
      id = MessageId.of(message);
    } catch (IllegalArgumentException e) {
      return Outcome.NOT_FOUND;
    }
    return erase.ask(id, operator.getName(), because);
  }

  @PostMapping("/do")
  String erase(@RequestParam String conversation, Model model, Authentication operator) {
    ConversationId id = ConversationId.of(conversation);
    model.addAttribute("done", erase.erase(id, operator.getName()).name());
    return list(model, operator);
  }

  @PostMapping("/drop")
  String drop(@RequestParam String conversation) {
    erase.drop(ConversationId.of(conversation));
    return "redirect:/operate/erase";
  }
}
