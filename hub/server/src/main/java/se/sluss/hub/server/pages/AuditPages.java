package se.sluss.hub.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.audit.Audit;
import se.sluss.hub.server.audit.FhirExport;
import se.sluss.hub.server.audit.OtherOpenings;
import se.sluss.hub.server.audit.StoreLogExport;
import se.sluss.hub.server.audit.VerifyNow;

/**
 * The auditor's pages. All that is asked for comes by POST, so that no id stands in an address or
 * an access log; every reading is on record before it is shown.
 */
@Controller
class AuditPages {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Audit audit;
  private final OtherOpenings openings;
  private final VerifyNow verifyNow;
  private final Clock clock;

  AuditPages(Audit audit, OtherOpenings openings, VerifyNow verifyNow, Clock clock) {
    this.audit = audit;
    this.openings = openings;
    this.verifyNow = verifyNow;
    this.clock = clock;
  }

  /** What the form says; empty fields do not narrow. */
  record Asked(
      @Nullable String id,
      @Nullable String from,
      @Nullable String to,
      @Nullable String unit,
      @Nullable String event) {
    Audit.Question question() {
      String name = text(event);
      return new Audit.Question(
          text(id), day(from), day(to), text(unit), name == null ? null : LogEvent.valueOf(name));
    }

    private static @Nullable String text(@Nullable String field) {
      return field == null || field.isBlank() ? null : field.strip();
    }

    static @Nullable LocalDate day(@Nullable String field) {
      String text = text(field);
      return text == null ? null : LocalDate.parse(text);
    }
  }

  @GetMapping("/audit")
  String audit(ModelMap model) {
    return page(model, new Asked(null, null, null, null, null));
  }

  private static String page(ModelMap model, Asked asked) {
    model.addAttribute("asked", asked);
    model.addAttribute("events", LogEvent.values());
    model.addAttribute("zone", SWEDEN);
    return "hub/audit";
  }

  @PostMapping("/audit")
  String find(@ModelAttribute Asked asked, Authentication auditor, ModelMap model) {
    model.addAttribute("found", audit.find(asked.question(), actor(auditor)));
    return page(model, asked);
  }

  @PostMapping("/audit/verify")
  String verify(ModelMap model) throws IOException {
    model.addAttribute("verdict", verifyNow.verify());
    return audit(model);
  }

  @PostMapping("/audit/openings")
  String openings(@ModelAttribute Asked asked, Authentication auditor, ModelMap model) {
    model.addAttribute("openings", others(asked, auditor));
    return page(model, asked);
  }

  @PostMapping("/audit/openings.csv")
  ResponseEntity<byte[]> openingsCsv(@ModelAttribute Asked asked, Authentication auditor) {
    return file("openings.csv", "text/csv", OtherOpenings.csv(others(asked, auditor)));
  }

  private List<OtherOpenings.Opening> others(Asked asked, Authentication auditor) {
    return openings.within(
        Asked.day(asked.from()), Asked.day(asked.to()), Asked.text(asked.unit()), actor(auditor));
  }

  @PostMapping("/audit/export.json")
  ResponseEntity<byte[]> fhir(@ModelAttribute Asked asked, Authentication auditor) {
    List<Audit.Line> lines = audit.all(asked.question(), actor(auditor));
    return file(
        "audit-events.json", "application/fhir+json", FhirExport.json(lines, clock.instant()));
  }

  @PostMapping("/audit/export.xml")
  ResponseEntity<byte[]> storeLog(@ModelAttribute Asked asked, Authentication auditor) {
    List<Audit.Line> lines = audit.all(asked.question(), actor(auditor));
    return file("store-log.xml", "application/xml", StoreLogExport.xml(lines));
  }

  /** What cannot be exported is said on the page, never in a file that looks whole. */
  @ExceptionHandler
  ModelAndView notExported(Audit.TooMuchException e, HttpServletRequest request) {
    return said("tooMuch", request);
  }

  @ExceptionHandler({DateTimeParseException.class, IllegalArgumentException.class})
  ModelAndView wrongField(RuntimeException e, HttpServletRequest request) {
    return said("wrong", request);
  }

  private static ModelAndView said(String what, HttpServletRequest request) {
    ModelAndView page = new ModelAndView();
    page.addObject(what, true);
    page.setViewName(
        page(
            page.getModelMap(),
            new Asked(
                request.getParameter("id"),
                request.getParameter("from"),
                request.getParameter("to"),
                request.getParameter("unit"),
                request.getParameter("event"))));
    return page;
  }

  private static ResponseEntity<byte[]> file(String name, String type, String content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content.getBytes(StandardCharsets.UTF_8));
  }

  private static Actor actor(Authentication auditor) {
    return new Actor("auditor", auditor.getName());
  }
}
