package se.sluss.hub.server.pages;

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
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.audit.Audit;
import se.sluss.hub.server.audit.FhirExport;
import se.sluss.hub.server.audit.OtherOpenings;
import se.sluss.hub.server.audit.StoreLogExport;

/**
 * The auditor's pages. All that is asked for comes by POST, so that no id stands in an address or
 * an access log; every reading is on record before it is shown.
 */
@Controller
class AuditPages {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Audit audit;
  private final OtherOpenings openings;
  private final Clock clock;

  AuditPages(Audit audit, OtherOpenings openings, Clock clock) {
    this.audit = audit;
    this.openings = openings;
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
  String audit(Model model) {
    return page(model, new Asked(null, null, null, null, null));
  }

  private static String page(Model model, Asked asked) {
    model.addAttribute("asked", asked);
    model.addAttribute("events", LogEvent.values());
    model.addAttribute("zone", SWEDEN);
    return "hub/audit";
  }

  @PostMapping("/audit")
  String find(@ModelAttribute Asked asked, Authentication auditor, Model model) {
    try {
      Audit.Found found = audit.find(asked.question(), actor(auditor));
      model.addAttribute("found", found);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      model.addAttribute("wrong", true);
    }
    return page(model, asked);
  }

  @PostMapping("/audit/verify")
  String verify(Model model) throws IOException {
    model.addAttribute("verdict", audit.verify());
    return audit(model);
  }

  @PostMapping("/audit/openings")
  String openings(@ModelAttribute Asked asked, Authentication auditor, Model model) {
    try {
      model.addAttribute("openings", others(asked, auditor));
    } catch (DateTimeParseException e) {
      model.addAttribute("wrong", true);
    }
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
    Audit.Found found = audit.find(asked.question(), actor(auditor));
    return file(
        "audit-events.json",
        "application/fhir+json",
        FhirExport.json(found.lines(), clock.instant()));
  }

  @PostMapping("/audit/export.xml")
  ResponseEntity<byte[]> storeLog(@ModelAttribute Asked asked, Authentication auditor) {
    Audit.Found found = audit.find(asked.question(), actor(auditor));
    return file("store-log.xml", "application/xml", StoreLogExport.xml(found.lines()));
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
