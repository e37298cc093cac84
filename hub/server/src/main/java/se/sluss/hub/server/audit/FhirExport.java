package se.sluss.hub.server.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as FHIR R4 AuditEvents in a Bundle, after the table in the log's README. Shaped as IHE
 * BALP has it; no profile is claimed, for BALP's are of transactions that are not ours.
 */
public final class FhirExport {
  /** What takes records away. */
  static final Set<LogEvent> ERASURES = Set.of(LogEvent.ERASED, LogEvent.TRAIL_KEY_ERASED);

  private static final String EVENT = "urn:sluss:log-event";
  private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
  private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

  private FhirExport() {}

  /** The bundle as JSON. */
  public static String json(List<Audit.Line> lines, Instant now) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "collection").put("timestamp", now.toString());
    if (!lines.isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      for (Audit.Line line : lines) {
        ObjectNode event = event(line);
        entries
            .addObject()
            .put("fullUrl", "urn:uuid:" + event.path("id").asString())
            .set("resource", event);
      }
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(bundle) + "\n";
  }

  private static ObjectNode event(Audit.Line line) {
    LogDetail detail = line.detail();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("resourceType", "AuditEvent").put("id", id(line));
    type(event.putObject("type"), detail.event());
    coding(
        event.putArray("subtype").addObject(),
        EVENT,
        Integer.toString(detail.event().number()),
        detail.event().name());
    event.put("action", action(detail.event())).put("recorded", detail.time().toString());
    @Nullable String outcome = detail.outcome();
    event.put("outcome", outcome != null && isNo(outcome) ? "4" : "0");
    if (outcome != null) {
      event.put("outcomeDesc", outcome);
    }
    @Nullable String purpose = detail.facts().get("purpose");
    if (purpose != null) {
      ObjectNode concept = event.putArray("purposeOfEvent").addObject();
      coding(concept.putArray("coding").addObject(), "urn:sluss:purpose", purpose, null);
    }
    agents(event.putArray("agent"), detail);
    ObjectNode source = event.putObject("source");
    @Nullable String unit = detail.unit();
    if (unit != null) {
      source.put("site", unit);
    }
    identifier(source.putObject("observer"), "urn:sluss:system", "hub");
    coding(
        source.putArray("type").addObject(),
        "http://terminology.hl7.org/CodeSystem/security-source-type",
        "4",
        "Application Server");
    entities(event.putArray("entity"), line);
    return event;
  }

  private static String id(Audit.Line line) {
    String name = line.trail() + "|" + line.counter();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void type(ObjectNode type, LogEvent event) {
    if (event == LogEvent.GLASS_BROKEN || event == LogEvent.ALARM_RAISED) {
      coding(type, DCM, "110113", "Security Alert");
    } else if (event.number() >= 400) {
      coding(type, DCM, "110100", "Application Activity");
    } else if (event.number() >= 200 && event.number() < 300) {
      coding(type, TYPE, "transmit", "Transmit");
    } else {
      coding(type, TYPE, "rest", "RESTful Operation");
    }
  }

  private static String action(LogEvent event) {
    if (event.number() >= 300 && event.number() < 305 || event == LogEvent.TRAIL_READ) {
      return "R";
    }
    return ERASURES.contains(event) ? "D" : event.number() < 200 ? "C" : "E";
  }

  private static boolean isNo(String outcome) {
    return outcome.equals("DENY") || outcome.equals("REVIEW");
  }

  private static void agents(ArrayNode agents, LogDetail detail) {
    ObjectNode who = agents.addObject();
    ObjectNode role = who.putArray("role").addObject();
    coding(role.putArray("coding").addObject(), "urn:sluss:role", detail.actor().role(), null);
    identifier(who.putObject("who"), "urn:sluss:actor", detail.actor().id());
    who.put("requestor", true);
    if (!detail.grounds().isEmpty()) {
      ArrayNode policy = who.putArray("policy");
      detail.grounds().forEach(ground -> policy.add("urn:sluss:rule:" + ground));
    }
    @Nullable String agency = detail.agency();
    if (agency != null) {
      ObjectNode custodian = agents.addObject();
      coding(
          custodian.putObject("type").putArray("coding").addObject(),
          "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
          "CST",
          "custodian");
      identifier(custodian.putObject("who"), "urn:sluss:agency", agency);
      custodian.put("requestor", false);
    }
  }

  private static void entities(ArrayNode entities, Audit.Line line) {
    LogDetail detail = line.detail();
    ObjectNode referral = entities.addObject();
    identifier(referral.putObject("what"), "urn:sluss:trail", line.trail());
    coding(
        referral.putObject("role"),
        "http://terminology.hl7.org/CodeSystem/object-role",
        "4",
        "Domain Resource");
    ArrayNode details = referral.putArray("detail");
    detail(details, "counter", Long.toString(line.counter()));
    if (line.index() != null) {
      detail(details, "leaf", line.index().toString());
    }
    if (detail.rulesetHash() != null) {
      detail(details, "ruleset", detail.rulesetHash());
    }
    detail.facts().forEach((name, value) -> detail(details, name, value));
    @Nullable String message = detail.messageId();
    if (message != null) {
      identifier(entities.addObject().putObject("what"), "urn:sluss:message", message);
    }
    for (String part : detail.parts()) {
      identifier(entities.addObject().putObject("what"), "urn:sluss:sha-256", part);
    }
  }

  private static void detail(ArrayNode details, String type, String value) {
    details.addObject().put("type", type).put("valueString", value);
  }

  private static void identifier(ObjectNode reference, String system, String value) {
    reference.putObject("identifier").put("system", system).put("value", value);
  }

  private static void coding(
      ObjectNode coding, String system, String code, @Nullable String display) {
    coding.put("system", system).put("code", code);
    if (display != null) {
      coding.put("display", display);
    }
  }
}
