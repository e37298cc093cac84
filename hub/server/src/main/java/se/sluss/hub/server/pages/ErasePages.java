package se.sluss.hub.server.pages;

import java.util.Optional;
import java.util.function.Function;
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
    return id(message, MessageId::of)
        .map(id -> erase.ask(id, operator.getName(), because))
        .orElse(Outcome.NOT_FOUND);
  }

  @PostMapping("/do")
  String erase(@RequestParam String conversation, Model model, Authentication operator) {
    Outcome outcome =
        id(conversation, ConversationId::of)
            .map(id -> erase.erase(id, operator.getName()))
            .orElse(Outcome.NOT_ASKED);
    model.addAttribute("done", outcome.name());
    return list(model, operator);
  }

  @PostMapping("/drop")
  String drop(@RequestParam String conversation) {
    id(conversation, ConversationId::of).ifPresent(erase::drop);
    return "redirect:/operate/erase";
  }

  /** What nobody could have meant is as what is not there. */
  private static <T> Optional<T> id(String text, Function<String, T> reads) {
    try {
      return Optional.of(reads.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
