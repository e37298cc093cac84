package se.sluss.hub.server.pages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.rights.Trails;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.SubmissionStore;

/** Pages for the auditor and the operator. */
@Controller
class HubPages {
  private final Trails trails;
  private final Outbox outbox;
  private final SubmissionStore submissions;
  private final LogReader log;

  HubPages(Trails trails, Outbox outbox, SubmissionStore submissions, LogReader log) {
    this.trails = trails;
    this.outbox = outbox;
    this.submissions = submissions;
    this.log = log;
  }

  @GetMapping("/")
  String start() {
    return "hub/start";
  }

  @GetMapping("/audit")
  String audit() {
    return "hub/audit";
  }

  /** A trail by message id. By POST, so that no id stands in an address or an access log. */
  @PostMapping("/audit")
  String find(@RequestParam String message, Authentication auditor, Model model) {
    Optional<List<Trails.Hop>> hops =
        id(message).flatMap(id -> trails.whole(id, new Actor("auditor", auditor.getName())));
    model.addAttribute("asked", true);
    model.addAttribute("hops", hops.orElse(List.of()));
    return "hub/audit";
  }

  private static Optional<MessageId> id(String text) {
    try {
      return Optional.of(MessageId.of(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
