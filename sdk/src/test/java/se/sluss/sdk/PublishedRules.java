package se.sluss.sdk;

import com.helger.schematron.sch.SchematronResourceSCH;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.Document;

/** A published Schematron, run by a library that knows nothing of ours. */
final class PublishedRules {
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

  static final PublishedRules MESSAGE = new PublishedRules("MessageConstraints.xml");
  static final PublishedRules ENVELOPE = new PublishedRules("DIGG-XHE-Business-Rules.scmt");
  static final PublishedRules RECEIPT = new PublishedRules("DIGG-AppRes-Business-Rules.scmt");

  private final SchematronResourceSCH schematron;

  private PublishedRules(String file) {
    schematron = SchematronResourceSCH.fromClassPath("sdk/rules/" + file);
    if (!schematron.isValidSchematron()) {
      throw new IllegalStateException("not a Schematron: " + file);
    }
  }

  /** Whether a document breaks a rule. */
  boolean refuse(Document document) {
    try {
      Document report = schematron.applySchematronValidation(new DOMSource(document));
      if (report == null) {
        throw new IllegalStateException("the published rules say nothing");
      }
      return report.getElementsByTagNameNS(SVRL, "failed-assert").getLength() > 0;
    } catch (Exception e) {
      throw new IllegalStateException("the published rules cannot be run", e);
    }
  }
}
