package se.sluss.adapters.portal.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.kit.hub.Trail;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** The way of a message as a picture: our own side of it, as the hub has it on record. */
public final class TrailView {
  private static final Set<String> STOPS =
      Set.of("STOPPED", "PART_CUT", "PERMIT_REFUSED", "QUARANTINED");

  private final Trail trail;
  private final Words words;

  /** Views of this trail. */
  public TrailView(Trail trail, Words words) {
    this.trail = trail;
    this.words = words;
  }

  /**
   * One step of the way.
   *
   * @param event what happened, in words
   * @param at when, in words
   * @param by whose step it was, in words
   * @param grounds rule ids
   * @param stop whether the way ended here
   */
  public record Step(
      String event, String at, @Nullable String by, List<String> grounds, boolean stop) {}

  /** Puts the steps into a page: {@code steps}, and whether the hub was {@code reached}. */
  public void into(Model model, MessageId message, UnitId unit, Locale locale)
      throws RefusedException {
    try {
      List<Step> steps =
          trail.of(message, unit).stream().map(entry -> step(entry, locale)).toList();
      model.addAttribute("steps", steps);
      model.addAttribute("reached", true);
    } catch (RefusedException e) {
      SlCode code = e.fault().code();
      if (code != SlCode.HUB_UNREACHABLE && code != SlCode.NOT_FOUND) {
        throw e;
      }
      // Our own list has the message; what still waits to be sent the hub has not heard of.
      model.addAttribute("steps", List.of());
      model.addAttribute("reached", code == SlCode.NOT_FOUND);
    }
  }

  private Step step(HubApi.TrailEntry entry, Locale locale) {
    return new Step(
        words.textOr("trail.event." + entry.event(), entry.event(), locale),
        words.at(entry.at(), locale),
        by(entry, locale),
        entry.grounds(),
        STOPS.contains(entry.event()));
  }

  /** A unit by its name; a person by role alone, since the id is the agency's own. */
  private String by(HubApi.TrailEntry entry, Locale locale) {
    return entry.actorRole().equals("unit")
        ? words.unit(UnitId.of(entry.actor()), locale)
        : words.textOr("trail.by." + entry.actorRole(), entry.actorRole(), locale);
  }
}
