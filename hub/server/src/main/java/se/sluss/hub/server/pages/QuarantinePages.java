package se.sluss.hub.server.pages;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.hub.server.way.Quarantine;
import se.sluss.hub.server.way.Quarantine.Because;

/** What was put aside, and the two operators who let it go on. */
@Controller
@RequestMapping("/operate/quarantine")
class QuarantinePages {
  private static final Logger LOG = LoggerFactory.getLogger(QuarantinePages.class);

  private final Quarantine quarantine;

  QuarantinePages(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  @GetMapping
  String list(Model model, Authentication operator) {
    model.addAttribute("aside", quarantine.now());
    model.addAttribute("who", operator.getName());
    model.addAttribute("reasons", Because.values());
    return "hub/quarantine";
  }

  @PostMapping("/ask")
  String ask(@RequestParam long id, @RequestParam Because because, Authentication operator) {
    quarantine.ask(id, operator.getName(), because);
    return "redirect:/operate/quarantine";
  }

  @PostMapping("/replay")
  String replay(@RequestParam long id, Model model, Authentication operator) {
    try {
      model.addAttribute("done", quarantine.replay(id, operator.getName()).name());
    } catch (RuntimeException e) {
      LOG.error("SL-9003 fails again: {}", e.getClass().getSimpleName());
      model.addAttribute("done", "FAILED");
    }
    return list(model, operator);
  }
}
