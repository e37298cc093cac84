package se.sluss.adapters.portal.inbound.glass;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.Glass;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.GlassReason;

/** Asks for a second person, and lets that person confirm. */
@Controller
@RequestMapping("/glass")
public class GlassPages {
  private final Glass glass;
  private final Words words;

  /** Pages of this glass. */
  public GlassPages(Glass glass, Words words) {
    this.glass = glass;
    this.words = words;
  }

  /**
   * A unit to choose.
   *
   * @param id of the unit
   * @param name in words
   */
  public record Choice(String id, String name) {}

  /**
   * Somebody asks.
   *
   * @param id of what is asked
   * @param unit in words
   * @param reason a code
   * @param at when
   * @param mine whether the viewer asked
   */
  public record Row(String id, String unit, String reason, String at, boolean mine) {}

  /** What one can ask, and what waits for a second person. */
  @GetMapping
  public String page(@ModelAttribute("who") Who who, Model model, Locale locale) {
    model.addAttribute(
        "units",
        who.viewer().units().stream()
            .map(unit -> new Choice(unit.value(), words.unit(unit, locale)))
            .toList());
    model.addAttribute("reasons", List.of(GlassReason.values()));
    model.addAttribute(
        "rows",
        glass.asked(who.viewer()).stream()
            .map(
                one ->
                    new Row(
                        one.id().toString(),
                        words.unit(one.unit(), locale),
                        one.reason().name(),
                        words.at(one.askedAt(), locale),
                        one.officer().equals(who.viewer().officer())))
            .toList());
    return "glass/page";
  }

  /** Asks for a second person. */
  @PostMapping
  public String ask(
      @RequestParam String unit, @RequestParam GlassReason reason, @ModelAttribute("who") Who who)
      throws RefusedException {
    glass.ask(UnitId.of(unit), reason, who.viewer());
    return "redirect:/glass";
  }

  /** Confirms, as the second person. */
  @PostMapping("/{id}/confirm")
  public String confirm(@PathVariable UUID id, @ModelAttribute("who") Who who)
      throws RefusedException {
    glass.confirm(id, who.viewer());
    return "redirect:/glass";
  }
}
