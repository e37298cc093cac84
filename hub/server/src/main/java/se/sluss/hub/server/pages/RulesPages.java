package se.sluss.hub.server.pages;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import se.sluss.hub.server.rules.ActiveRules;

/**
 * The operator's page of the rules: which are active, which wait for a node, and loading others.
 */
@Controller
class RulesPages {
  private final ActiveRules rules;

  RulesPages(ActiveRules rules) {
    this.rules = rules;
  }

  @GetMapping("/operate/rules")
  String rules(Model model) {
    return page(model);
  }

  /** Reads the configuration folder anew: whole, or not at all. */
  @PostMapping("/operate/rules")
  String load(Authentication operator, Model model) {
    List<String> faults = rules.load(operator.getName());
    model.addAttribute("loaded", faults.isEmpty());
    model.addAttribute("faults", faults);
    return page(model);
  }

  private String page(Model model) {
    model.addAttribute("row", rules.row());
    model.addAttribute("nodes", rules.nodes());
    return "hub/rules";
  }
}
