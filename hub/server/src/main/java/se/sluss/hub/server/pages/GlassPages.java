package se.sluss.hub.server.pages;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.hub.server.rights.GlassReviews;
import se.sluss.hub.server.rights.GlassReviews.Finding;

/** For the auditor: every glass that was broken, until somebody has looked at it. */
@Controller
@RequestMapping("/audit/glass")
class GlassPages {
  private final GlassReviews glass;

  GlassPages(GlassReviews glass) {
    this.glass = glass;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("broken", glass.toLookAt());
    return "hub/glass";
  }

  @PostMapping
  String signOff(@RequestParam long id, @RequestParam Finding finding, Authentication auditor) {
    glass.signOff(id, auditor.getName(), finding);
    return "redirect:/audit/glass";
  }
}
