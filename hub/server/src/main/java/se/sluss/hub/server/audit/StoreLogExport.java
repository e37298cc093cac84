package se.sluss.hub.server.audit;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;

/**
 * Records in the fields of Inera's StoreLog 2.0 (informationsecurity:auditing:log), as its request.
 * There is no patient in it: the hub does not know whom a referral is about. Agency and unit stand
 * where care provider and care unit do, by our ids and not by HSA-id; to be mapped by who sends it
 * on.
 */
public final class StoreLogExport {
  private static final String REQUEST =
      "urn:riv:informationsecurity:auditing:log:StoreLogResponder:2";
  private static final String LOG = "urn:riv:informationsecurity:auditing:log:2";
  private static final String NONE = "sluss";

  private final XMLStreamWriter out;

  private StoreLogExport(XMLStreamWriter out) {
    this.out = out;
  }

  /** The request as XML. */
  public static String xml(List<Audit.Line> lines) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("r", "StoreLog", REQUEST);
      out.writeNamespace("r", REQUEST);
      out.writeNamespace("l", LOG);
      StoreLogExport export = new StoreLogExport(out);
      for (Audit.Line line : lines) {
        export.log(line);
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text is always written", e);
    }
    return text.toString();
  }

  private void log(Audit.Line line) throws XMLStreamException {
    LogDetail detail = line.detail();
    out.writeStartElement(REQUEST, "log");
    field("logId", line.trail() + "/" + line.counter());
    start("system");
    field("systemId", "sluss-hub");
    field("systemName", "Sluss");
    end();
    start("activity");
    field("activityType", activity(detail.event()));
    field("activityLevel", detail.event().number() + " " + detail.event().name());
    field("activityArgs", arguments(detail));
    field("startDate", detail.time().toString());
    field("purpose", detail.facts().getOrDefault("purpose", "Administration"));
    end();
    start("user");
    field("userId", detail.actor().id());
    field("assignment", detail.actor().role());
    provider(detail.agency());
    unit(detail.unit() == null ? NONE : detail.unit());
    end();
    start("resources");
    start("resource");
    field("resourceType", "Referral " + line.trail());
    provider(detail.agency());
    @Nullable String unit = detail.unit();
    if (unit != null) {
      unit(unit);
    }
    end();
    end();
    end();
  }

  private static String activity(LogEvent event) {
    if (event == LogEvent.GLASS_BROKEN) {
      return "Nödöppning";
    }
    return event.number() >= 300 && event.number() < 305 || event == LogEvent.TRAIL_READ
        ? "Läsa"
        : FhirExport.ERASURES.contains(event) ? "Radera" : "Skriva";
  }

  private static String arguments(LogDetail detail) {
    Map<String, String> all = new TreeMap<>(detail.facts());
    if (detail.outcome() != null) {
      all.put("outcome", detail.outcome());
    }
    if (!detail.grounds().isEmpty()) {
      all.put("grounds", String.join(" ", detail.grounds()));
    }
    if (detail.messageId() != null) {
      all.put("message", detail.messageId());
    }
    return all.toString();
  }

  private void provider(@Nullable String agency) throws XMLStreamException {
    start("careProvider");
    field("careProviderId", agency == null ? NONE : agency);
    end();
  }

  private void unit(String unit) throws XMLStreamException {
    start("careUnit");
    field("careUnitId", unit);
    end();
  }

  private void start(String name) throws XMLStreamException {
    out.writeStartElement(LOG, name);
  }

  private void end() throws XMLStreamException {
    out.writeEndElement();
  }

  private void field(String name, String value) throws XMLStreamException {
    start(name);
    out.writeCharacters(value);
    end();
  }
}
