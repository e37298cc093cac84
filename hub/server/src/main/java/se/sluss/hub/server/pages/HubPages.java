package se.sluss.hub.server.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.SubmissionStore;

/** The first page, and the operator's. */
@Controller
class HubPages {
  private final Outbox outbox;
  private final SubmissionStore submissions;
  private final LogReader log;

  HubPages(Outbox outbox, SubmissionStore submissions, LogReader log) {
    this.outbox = outbox;
    this.submissions = submissions;
    this.log = log;
  }

  /** Leads to the pages that this person may see. */
  @GetMapping("/")
  String start(Authentication who, Model model) {
    model.addAttribute("auditor", has(who, "ROLE_auditor"));
    model.addAttribute("operator", has(who, "ROLE_operator"));
    model.addAttribute("follows", FollowPages.eyes(who).isPresent());
    return "hub/start";
  }

  private static boolean has(Authentication who, String role) {
    return who.getAuthorities().stream().anyMatch(each -> role.equals(each.getAuthority()));
  }

  @GetMapping("/operate")
  String operate(Model model) {
    @Nullable String checkpoint = log.checkpoint().orElse(null);
    model.addAttribute("depths", outbox.depths());
    model.addAttribute("refusals", submissions.refusalsByCode());
    model.addAttribute("lag", log.lag().toSeconds());
    model.addAttribute("size", log.publishedSize());
    model.addAttribute("checkpoint", checkpoint);
    return "hub/operate";
  }
}
