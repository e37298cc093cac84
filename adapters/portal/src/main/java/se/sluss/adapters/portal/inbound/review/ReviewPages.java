package se.sluss.adapters.portal.inbound.review;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.review.Reviews;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.inbound.receive.OpenedView;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;

/** What waits for a reviewer of the own agency. */
@Controller
@RequestMapping("/review")
public class ReviewPages {
  private final Reviews reviews;
  private final Words words;
  private final Clock clock;

  /** Pages of these reviews. */
  public ReviewPages(Reviews reviews, Words words, Clock clock) {
    this.reviews = reviews;
    this.words = words;
    this.clock = clock;
  }

  /**
   * One that waits, in words.
   *
   * @param id of the message
   * @param type such as igor-wish
   * @param recipient to whom
   * @param urgent whether it is in the urgent lane
   * @param asked when the decision came
   * @param due when it should be settled
   * @param overdue whether that has passed
   * @param role who must settle it
   * @param why the decision, in words
   * @param grounds rule ids
   */
  public record Row(
      String id,
      String type,
      String recipient,
      boolean urgent,
      String asked,
      String due,
      boolean overdue,
      String role,
      String why,
      List<String> grounds) {}

  /**
   * A reason to let it stay.
   *
   * @param code numbered
   * @param text in words
   */
  public record Reason(String code, String text) {}

  /** The list: urgent first, then soonest due. */
  @GetMapping
  public String list(@ModelAttribute("who") Who who, Model model, Locale locale) {
    model.addAttribute(
        "rows", reviews.list(who.viewer()).stream().map(row -> row(row, locale)).toList());
    return "review/list";
  }

  /** Nothing is shown by an address alone. */
  @GetMapping({"/{id}", "/{id}/read", "/{id}/attest", "/{id}/refuse"})
  public String again(@PathVariable String id) {
    NotFound.message(id);
    return "redirect:/review";
  }

  /** What is to be settled. */
  @PostMapping("/{id}/read")
  public String read(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    return shown(NotFound.message(id), who, null, model, locale);
  }

  /** Attests that it may go. */
  @PostMapping("/{id}/attest")
  public String attest(
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> ticks,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    if (!ticks.contains("READ")) {
      return shown(message, who, words.text("review.tick.missing", locale), model, locale);
    }
    reviews.attest(message, who.viewer(), new TreeSet<>(ticks));
    return "redirect:/review";
  }

  /** Settles that it stays. */
  @PostMapping("/{id}/refuse")
  public String refuse(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    @Nullable SlCode chosen =
        Reviews.REASONS.stream()
            .filter(code -> code.toString().equals(reason))
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      return shown(message, who, words.text("review.reason.missing", locale), model, locale);
    }
    reviews.refuse(message, who.viewer(), chosen);
    return "redirect:/review";
  }

  private String shown(
      MessageId message, Who who, @Nullable String fault, Model model, Locale locale)
      throws RefusedException {
    Reviews.Case one = reviews.see(message, who.viewer());
    model.addAttribute("row", row(one.row(), locale));
    model.addAttribute("opened", OpenedView.of(one.opened(), words, locale));
    model.addAttribute("tick", one.tick());
    model.addAttribute("fault", fault);
    model.addAttribute(
        "reasons",
        Reviews.REASONS.stream()
            .map(code -> new Reason(code.toString(), words.problem(code, locale)))
            .toList());
    model.addAttribute("languageLink", "/review");
    return "review/case";
  }

  private Row row(Reviews.Row row, Locale locale) {
    return new Row(
        row.message().toString(),
        row.type().name(),
        words.unit(row.recipient(), locale),
        row.urgent(),
        words.at(row.askedAt(), locale),
        words.at(row.dueAt(), locale),
        clock.instant().isAfter(row.dueAt()),
        row.role().toString(),
        Words.isSwedish(locale) ? row.why().explanationSv() : row.why().explanationEn(),
        List.copyOf(row.why().grounds()));
  }
}
