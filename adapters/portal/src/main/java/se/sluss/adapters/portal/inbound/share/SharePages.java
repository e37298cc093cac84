package se.sluss.adapters.portal.inbound.share;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.RestClientException;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.portal.inbound.Errors;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.directory.Placement;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * "Får jag dela detta?": the rules' answer beforehand. No person's data is asked for, and the hub
 * stores nothing of the question.
 */
@Controller
@RequestMapping("/share")
public class SharePages {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** The one municipality that the directory divides into districts. */
  static final String DIVIDED = "0180";

  private final HubApi hub;
  private final Catalogue catalogue;
  private final Words words;
  private final Clock clock;

  /** Pages that ask this hub. */
  public SharePages(HubApi hub, Catalogue catalogue, Words words, Clock clock) {
    this.hub = hub;
    this.catalogue = catalogue;
    this.words = words;
    this.clock = clock;
  }

  /** The question. */
  @GetMapping
  public String question(@ModelAttribute("who") Who who, Model model, Locale locale) {
    return question(Typed.nothing(), who, Errors.none(), model, locale);
  }

  /** The answer asked for by its address is the question again: nothing was kept. */
  @GetMapping("/answer")
  public String again() {
    return "redirect:/share";
  }

  /** The question with what was chosen. */
  @PostMapping("/edit")
  public String edit(
      HttpServletRequest request, @ModelAttribute("who") Who who, Model model, Locale locale) {
    Typed typed = Typed.of(request.getParameterMap());
    return question(typed, who, Errors.none(), model, locale);
  }

  /** The answer, in words, with its grounds. */
  @PostMapping("/answer")
  public String answer(
      HttpServletRequest request, @ModelAttribute("who") Who who, Model model, Locale locale) {
    Typed typed = Typed.of(request.getParameterMap());
    List<Fault> faults = new ArrayList<>();
    UnitId sender = sender(typed, who, faults);
    Unit recipient = recipient(typed, faults);
    for (String field : ShareOptions.CODES.keySet()) {
      choice(typed, field, faults);
    }
    SortedSet<String> categories = ticked(typed, "share.categories", ShareOptions.CATEGORIES);
    if (categories.isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "share.categories"));
    }
    if (!faults.isEmpty() || sender == null || recipient == null) {
      return question(typed, who, Errors.ofFields(faults, words, locale), model, locale);
    }
    HubApi.DecisionQuestion question =
        new HubApi.DecisionQuestion(
            sender,
            recipient.id(),
            typed.one("share.regime"),
            typed.one("share.purpose"),
            typed.one("share.subject"),
            categories,
            ticked(typed, "share.flags", ShareOptions.FLAGS),
            null,
            null,
            typed.one("share.consent"),
            typed.ticked("share.onRequest"));
    HubApi.DecisionAnswer answer = ask(question);
    model.addAttribute("answer", answer);
    model.addAttribute(
        "instead",
        answer == null ? List.of() : Instead.of(answer.outcome(), question.subjectKind()));
    model.addAttribute(
        "onCall", catalogue.onCallTelephone(recipient.municipality(), recipient.district()));
    model.addAttribute("f", typed);
    model.addAttribute("swedish", Words.isSwedish(locale));
    model.addAttribute("recipient", words.unit(recipient.id(), locale));
    model.addAttribute("into", IntoTheForm.of(typed, who));
    model.addAttribute("languageLink", "/share");
    return "share/answer";
  }

  /** The hub's answer; null when it cannot be had. */
  private HubApi.@Nullable DecisionAnswer ask(HubApi.DecisionQuestion question) {
    try {
      return hub.decide(question);
    } catch (RestClientException e) {
      // Shown as "cannot be answered now"; the question holds codes only and is asked again by
      // hand.
      return null;
    }
  }

  private String question(Typed typed, Who who, Errors errors, Model model, Locale locale) {
    model.addAttribute("f", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("options", new ShareOptions(words, catalogue, who, locale));
    return "share/question";
  }

  private static @Nullable UnitId sender(Typed typed, Who who, List<Fault> faults) {
    for (UnitId unit : who.viewer().units()) {
      if (unit.value().equals(typed.one("share.sender"))) {
        return unit;
      }
    }
    faults.add(new Fault(SlCode.MISSING_FIELD, "share.sender"));
    return null;
  }

  private @Nullable Unit recipient(Typed typed, List<Fault> faults) {
    UnitFunction function = ShareOptions.FUNCTIONS.get(typed.one("share.function"));
    if (function == null) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "share.function"));
      return null;
    }
    String municipality = typed.one("share.municipality");
    if (municipality.isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "share.municipality"));
      return null;
    }
    String district = typed.one("share.district");
    boolean divided = municipality.equals(DIVIDED);
    Placement placement =
        catalogue.find(
            municipality,
            divided && !district.isEmpty() ? district : null,
            function,
            LocalDate.ofInstant(clock.instant(), SWEDEN));
    return switch (placement) {
      case Placement.Found found -> found.unit();
      case Placement.DistrictNeeded needed -> fault(faults, SlCode.DISTRICT_NEEDED, "district");
      case Placement.UnknownDistrict unknown -> fault(faults, SlCode.UNKNOWN_DISTRICT, "district");
      case Placement.UnknownMunicipality unknown ->
          fault(faults, SlCode.UNKNOWN_MUNICIPALITY, "municipality");
      case Placement.Outside outside -> fault(faults, SlCode.OUTSIDE_TABLE, "municipality");
      case Placement.Closed closed -> fault(faults, SlCode.UNIT_CLOSED, "municipality");
    };
  }

  private static @Nullable Unit fault(List<Fault> faults, SlCode code, String field) {
    faults.add(new Fault(code, "share." + field));
    return null;
  }

  private static void choice(Typed typed, String field, List<Fault> faults) {
    String value = typed.one(field);
    if (!ShareOptions.CODES.getOrDefault(field, List.of()).contains(value)) {
      faults.add(new Fault(value.isEmpty() ? SlCode.MISSING_FIELD : SlCode.WRONG_VALUE, field));
    }
  }

  private static SortedSet<String> ticked(Typed typed, String field, List<String> codes) {
    SortedSet<String> ticked = new TreeSet<>(typed.all(field));
    ticked.retainAll(codes);
    return ticked;
  }
}
