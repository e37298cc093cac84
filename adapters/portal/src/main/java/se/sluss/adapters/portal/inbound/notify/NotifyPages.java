package se.sluss.adapters.portal.inbound.notify;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Preview;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.portal.inbound.Errors;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.EventReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.id.UnitId;

/**
 * The officer's way: form, what would go where and why, send. Nothing typed is kept between the
 * pages but in the page itself, and none of it is in an address.
 */
@Controller
@RequestMapping("/notify")
public class NotifyPages {
  private final EventReader reader;
  private final Preview preview;
  private final Notifications notifications;
  private final Words words;
  private final Catalogue catalogue;

  /** Pages that hand events to the kit. */
  public NotifyPages(
      EventReader reader,
      Preview preview,
      Notifications notifications,
      Words words,
      Catalogue catalogue) {
    this.reader = reader;
    this.preview = preview;
    this.notifications = notifications;
    this.words = words;
    this.catalogue = catalogue;
  }

  /** An empty form. */
  @GetMapping
  public String empty(Model model, Locale locale) {
    Typed typed = Typed.nothing().with("submission", UUID.randomUUID().toString());
    return form(typed, Errors.none(), model, locale);
  }

  /** A page of this way asked for again by its address begins anew: nothing was kept. */
  @GetMapping({"/edit", "/review", "/send"})
  public String again() {
    return "redirect:/notify";
  }

  /** The form with what was typed, in another language or with room for one more person. */
  @PostMapping("/edit")
  public String edit(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String add,
      Model model,
      Locale locale) {
    Typed typed = Typed.of(request.getParameterMap());
    if (add != null) {
      int members = Math.min(typed.members() + 1, Typed.MOST_HOUSEHOLD);
      typed = typed.with("members", Integer.toString(members));
    }
    return form(typed, Errors.none(), model, locale);
  }

  /** What would go where, and why; sends nothing. */
  @PostMapping("/review")
  public String review(
      HttpServletRequest request, @ModelAttribute("who") Who who, Model model, Locale locale) {
    Typed typed = Typed.of(request.getParameterMap());
    EventReader.Read read = reader.read(typed, who.viewer());
    IgorEvent event = read.event();
    if (event == null) {
      return form(typed, Errors.of(read.faults(), words, locale), model, locale);
    }
    return switch (preview.look(event, sender(who))) {
      case Outlook.Rejected(List<Fault> faults) ->
          form(typed, Errors.of(faults, words, locale), model, locale);
      case Outlook.Seen seen -> {
        @Nullable Fault wrong =
            seen.person() instanceof Outlook.Way.Stays(Result result)
                ? Errors.typedWrong(result)
                : null;
        yield wrong == null
            ? seen(typed, event, seen, model, locale)
            : form(typed, Errors.of(List.of(wrong), words, locale), model, locale);
      }
    };
  }

  private String seen(Typed typed, IgorEvent event, Outlook.Seen seen, Model model, Locale locale) {
    List<Track> tracks = new ArrayList<>();
    Outlook.Way child = seen.child();
    if (child != null) {
      tracks.add(Track.of("child", child, words, locale));
    }
    tracks.add(Track.of("person", seen.person(), words, locale));
    model.addAttribute("f", typed);
    model.addAttribute("tracks", tracks);
    model.addAttribute("carries", Carried.by(event));
    model.addAttribute("stays", Carried.stays(event));
    model.addAttribute("sendable", tracks.stream().anyMatch(Track::sends));
    model.addAttribute("languageLink", null);
    return "notify/review";
  }

  /** Sends. The same form twice is the same event and is sent once. */
  @PostMapping("/send")
  public String send(
      HttpServletRequest request, @ModelAttribute("who") Who who, Model model, Locale locale) {
    Typed typed = Typed.of(request.getParameterMap());
    EventReader.Read read = reader.read(typed, who.viewer());
    IgorEvent event = read.event();
    if (event == null) {
      return form(typed, Errors.of(read.faults(), words, locale), model, locale);
    }
    return switch (notifications.submit(event, sender(who))) {
      case Outcome.Rejected(List<Fault> faults) ->
          form(typed, Errors.of(faults, words, locale), model, locale);
      case Outcome.Settled settled -> {
        @Nullable Fault wrong =
            settled.beside() == null ? Errors.typedWrong(settled.person()) : null;
        yield wrong == null
            ? settled(typed, event, settled, model, locale)
            : form(typed, Errors.of(List.of(wrong), words, locale), model, locale);
      }
    };
  }

  private String settled(
      Typed typed, IgorEvent event, Outcome.Settled settled, Model model, Locale locale) {
    List<Track> tracks = new ArrayList<>();
    Result child = settled.beside();
    if (child != null) {
      tracks.add(Track.of("child", child, words, locale));
    }
    tracks.add(Track.of("person", settled.person(), words, locale));
    String language = typed.one("person.language");
    model.addAttribute("tracks", tracks);
    model.addAttribute("sent", tracks.stream().anyMatch(Track::sends));
    model.addAttribute("instead", tracks.stream().anyMatch(Track::instead));
    model.addAttribute("language", language.isEmpty() ? null : words.language(language, locale));
    model.addAttribute("askAgain", words.on(event.askAgainOn(), locale));
    model.addAttribute("languageLink", "/sent");
    return "notify/result";
  }

  private String form(Typed typed, Errors errors, Model model, Locale locale) {
    model.addAttribute("f", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("options", new FormOptions(words, catalogue, locale));
    model.addAttribute("languageByForm", "notification");
    model.addAttribute("languageAction", "/notify/edit");
    return "notify/form";
  }

  private static UnitId sender(Who who) {
    return who.viewer().units().first();
  }
}
