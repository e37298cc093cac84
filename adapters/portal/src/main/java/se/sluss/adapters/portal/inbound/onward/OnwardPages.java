package se.sluss.adapters.portal.inbound.onward;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.adapters.kit.onward.Onwards;
import se.sluss.adapters.portal.inbound.Errors;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.inbound.notify.FormOptions;
import se.sluss.adapters.portal.inbound.notify.Track;
import se.sluss.adapters.portal.inbound.receive.InboxPages;
import se.sluss.adapters.portal.mapping.OnwardReader;
import se.sluss.adapters.portal.mapping.SafetyReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.problem.SlCode;

/**
 * From what is taken over to who treats: form, what would go and why, send. Nothing typed is kept
 * between the pages but in the page itself, and none of it is in an address.
 */
@Controller
@RequestMapping("/inbox/{id}/onward")
public class OnwardPages {
  private static final String KIND = "onward";

  private final Onwards onwards;
  private final InboxPages rows;
  private final OnwardReader reader;
  private final Words words;
  private final Catalogue catalogue;
  private final Clock clock;

  /** Pages that hand referrals to the kit. */
  public OnwardPages(
      Onwards onwards,
      InboxPages rows,
      OnwardReader reader,
      Words words,
      Catalogue catalogue,
      Clock clock) {
    this.onwards = onwards;
    this.rows = rows;
    this.reader = reader;
    this.words = words;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** An empty form, for what the viewer's unit acts on. */
  @GetMapping
  public String empty(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    InboxRow row = row(id, who);
    if (!onwards.may(row, who.viewer())) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    Typed typed =
        Typed.nothing()
            .with("submission", UUID.randomUUID().toString())
            .with("recordedAt", clock.instant().toString());
    return form(row, who, typed, Errors.none(), model, locale);
  }

  /** A page of this way asked for again by its address begins anew: nothing was kept. */
  @GetMapping({"/edit", "/review", "/send"})
  public String again(@PathVariable String id) {
    return "redirect:" + at(NotFound.message(id).toString());
  }

  /** The form with what was typed, also in another language. */
  @PostMapping("/edit")
  public String edit(
      @PathVariable String id,
      HttpServletRequest request,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale) {
    Typed typed = Typed.of(request.getParameterMap());
    return form(row(id, who), who, typed, Errors.none(), model, locale);
  }

  /** What would go where, and why; sends nothing. */
  @PostMapping("/review")
  public String review(
      @PathVariable String id,
      HttpServletRequest request,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    InboxRow row = row(id, who);
    Typed typed = Typed.of(request.getParameterMap());
    OnwardReader.Read read = reader.read(typed, who.viewer());
    OnwardReferral referral = read.referral();
    if (referral == null) {
      return form(row, who, typed, read.faults(), model, locale);
    }
    try {
      return switch (onwards.look(row.message(), referral, who.viewer())) {
        case Outlook.Rejected(List<Fault> faults) -> wrong(row, who, typed, faults, model, locale);
        case Outlook.Seen seen -> {
          @Nullable Fault fault =
              seen.person() instanceof Outlook.Way.Stays(Result result)
                  ? Errors.typedWrong(result)
                  : null;
          yield fault == null
              ? seen(row, typed, referral, seen.person(), model, locale)
              : wrong(row, who, typed, List.of(fault), model, locale);
        }
      };
    } catch (RefusedException e) {
      return wrong(row, who, typed, List.of(e.fault()), model, locale);
    }
  }

  private String seen(
      InboxRow row,
      Typed typed,
      OnwardReferral referral,
      Outlook.Way way,
      Model model,
      Locale locale) {
    model.addAttribute("f", typed);
    model.addAttribute("t", Track.of(KIND, way, words, locale));
    model.addAttribute("carries", Map.of(KIND, OnwardChoices.carries(referral)));
    model.addAttribute("progressToo", referral.consent().progressToo());
    model.addAttribute("at", at(row.message().toString()));
    model.addAttribute("languageLink", null);
    return "onward/review";
  }

  /** Sends. The same form twice is the same referral and is sent once. */
  @PostMapping("/send")
  public String send(
      @PathVariable String id,
      HttpServletRequest request,
      @ModelAttribute("who") Who who,
      Model model,
      Locale locale)
      throws RefusedException {
    InboxRow row = row(id, who);
    Typed typed = Typed.of(request.getParameterMap());
    OnwardReader.Read read = reader.read(typed, who.viewer());
    OnwardReferral referral = read.referral();
    if (referral == null) {
      return form(row, who, typed, read.faults(), model, locale);
    }
    try {
      return switch (onwards.send(row.message(), referral, who.viewer())) {
        case Outcome.Rejected(List<Fault> faults) -> wrong(row, who, typed, faults, model, locale);
        case Outcome.Settled settled -> {
          @Nullable Fault fault = Errors.typedWrong(settled.person());
          yield fault == null
              ? settled(row, settled.person(), model, locale)
              : wrong(row, who, typed, List.of(fault), model, locale);
        }
      };
    } catch (RefusedException e) {
      return wrong(row, who, typed, List.of(e.fault()), model, locale);
    }
  }

  private String settled(InboxRow row, Result result, Model model, Locale locale) {
    model.addAttribute("t", Track.of(KIND, result, words, locale));
    model.addAttribute("back", "/inbox/" + row.message());
    model.addAttribute("languageLink", "/inbox/" + row.message());
    return "onward/result";
  }

  /** The form again when it can put it right; else the refusal. */
  private String wrong(
      InboxRow row, Who who, Typed typed, List<Fault> faults, Model model, Locale locale)
      throws RefusedException {
    return form(row, who, typed, OnwardReader.inForm(faults), model, locale);
  }

  private String form(
      InboxRow row, Who who, Typed typed, List<Fault> faults, Model model, Locale locale) {
    return form(row, who, typed, Errors.ofFields(faults, words, locale), model, locale);
  }

  private String form(
      InboxRow row, Who who, Typed typed, Errors errors, Model model, Locale locale) {
    String at = at(row.message().toString());
    model.addAttribute("f", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("options", new FormOptions(words, catalogue, locale));
    model.addAttribute("choices", new OnwardChoices(words, catalogue, locale, row.unit()));
    model.addAttribute("bases", SafetyReader.BASES);
    model.addAttribute("instruments", SafetyReader.INSTRUMENTS);
    model.addAttribute("checks", SafetyReader.CHECKS);
    model.addAttribute("at", at);
    model.addAttribute("back", "/inbox/" + row.message());
    // Without the form there is nothing typed to carry along.
    model.addAttribute("languageByForm", who.isResponsible() ? "onward" : null);
    model.addAttribute("languageAction", at + "/edit");
    return "onward/form";
  }

  private InboxRow row(String id, Who who) {
    return rows.row(who, NotFound.message(id));
  }

  private static String at(String message) {
    return "/inbox/" + message + "/onward";
  }
}
