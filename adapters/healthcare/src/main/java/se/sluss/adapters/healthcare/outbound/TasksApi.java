package se.sluss.adapters.healthcare.outbound;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.healthcare.mapping.Dispatching;
import se.sluss.adapters.healthcare.mapping.FhirJson;
import se.sluss.adapters.healthcare.mapping.Formats;
import se.sluss.adapters.healthcare.mapping.SmartScopes;
import se.sluss.adapters.healthcare.mapping.TaskSearch;
import se.sluss.adapters.healthcare.mapping.Tasks;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** How far referrals have come: each clinic its own. */
@RestController
@RequestMapping("/fhir/Task")
class TasksApi {
  private final SentMessages sent;
  private final SenderUnit senders;
  private final FhirJson fhir;

  TasksApi(SentMessages sent, SenderUnit senders, FhirJson fhir) {
    this.sent = sent;
    this.senders = senders;
    this.fhir = fhir;
  }

  /** One, by the requester's UUID. Another unit's looks as one that never was. */
  @GetMapping("/{id:[A-Za-z0-9.-]{1,64}}")
  ResponseEntity<byte[]> read(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    Formats.out(request);
    SmartScopes.require(token, 'r', "Task");
    List<SentRow> rows = rows(senders.of(token), id);
    if (rows.isEmpty()) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return answer(Tasks.of(rows));
  }

  /** By identifier, or all that has changed since an instant: oldest first, at most 500. */
  @GetMapping
  ResponseEntity<byte[]> search(
      @RequestParam MultiValueMap<String, String> query,
      HttpServletRequest request,
      @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    Formats.out(request);
    SmartScopes.require(token, 's', "Task");
    TaskSearch search = TaskSearch.of(query);
    UnitId unit = senders.of(token);
    Bundle found = new Bundle().setType(BundleType.SEARCHSET);
    for (String id : ids(search, unit)) {
      List<SentRow> rows = rows(unit, id);
      if (!rows.isEmpty() && changedAfter(rows, search.since())) {
        found.addEntry().setResource(Tasks.of(rows)).getSearch().setMode(SearchEntryMode.MATCH);
      }
    }
    return answer(found.setTotal(found.getEntry().size()));
  }

  private Set<String> ids(TaskSearch search, UnitId unit) {
    Set<String> ids = new LinkedHashSet<>();
    Instant since = search.since();
    if (search.id() != null) {
      ids.add(search.id());
    } else if (since != null) {
      sent.changedAfter(Set.of(unit), since).forEach(row -> ids.add(row.eventId()));
    }
    return ids;
  }

  private static boolean changedAfter(List<SentRow> rows, @Nullable Instant since) {
    return since == null || rows.getLast().changedAt().isAfter(since);
  }

  private List<SentRow> rows(UnitId unit, String id) {
    return sent.ofEvent(unit, id).stream()
        .filter(row -> row.type().name().equals(Dispatching.TYPE.name()))
        .toList();
  }

  private ResponseEntity<byte[]> answer(Resource resource) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(FhirJson.MEDIA_TYPE)
        .body(fhir.write(resource));
  }
}
