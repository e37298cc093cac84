package se.sluss.hub.cli.check;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;
import se.sluss.probation.HandoverFiles;
import se.sluss.sdk.SdkFiles;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/** Files of XML: those of SDK and of Kriminalvården, and what people take for them. */
final class XmlCheck {
  private static final Pattern OTHER_MESSAGE =
      Pattern.compile("urn:riv:infrastructure:messaging:MessageWithAttachments:[0-9]{1,2}");

  /** What an access point passes on, in which the envelope lies. */
  private static final Set<String> SOAP =
      Set.of(
          "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

  private final SdkFiles files = new SdkFiles();
  private final ProbationCheck probation;

  /**
   * @param clock for dates that must not be in the future
   */
  XmlCheck(Clock clock) {
    this.probation = new ProbationCheck(clock);
  }

  Answer check(byte[] bytes) {
    try {
      QName root = BoundedXml.root(bytes);
      Format format = SdkFiles.format(root);
      if (format != null) {
        return Answer.of(
            format.toString(),
            files.check(format, bytes).findings().stream().map(Remark::of).toList());
      }
      return ProbationCheck.knows(root) ? probation.check(root, bytes) : elsewhere(root);
    } catch (XmlException e) {
      return Answer.unread(e.code());
    }
  }

  private static Answer elsewhere(QName root) {
    String namespace = root.getNamespaceURI();
    String fhir = Fhir.format(namespace, root.getLocalPart());
    if (fhir != null) {
      return Answer.refused(fhir, SlCode.NO_DOOR_YET, null);
    }
    if (OTHER_MESSAGE.matcher(namespace).matches()) {
      return Answer.refused("sdk-message", SlCode.NO_COMMON_VERSION, null);
    }
    if (SOAP.contains(namespace)) {
      return Answer.refused("soap", SlCode.NO_DOOR_YET, null);
    }
    return Answer.unknown(could(root));
  }

  /** By its name alone, a file may be meant as one of ours in the wrong namespace. */
  private static List<String> could(QName root) {
    if (root.getLocalPart().equals(HandoverFiles.ROOT)) {
      return List.of(HandoverFiles.FORMAT);
    }
    Format meant = meant(root.getLocalPart());
    return meant == null ? List.of() : List.of(meant.toString());
  }

  private static @Nullable Format meant(String name) {
    return switch (name) {
      case "messagePayload", "message", "Message" -> Format.MESSAGE;
      case "XHE" -> Format.ENVELOPE;
      case "ApplicationResponse" -> Format.RECEIPT;
      default -> null;
    };
  }
}
