package se.sluss.probation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.sdk.xml.BoundedXml;

/** Writes what goes out to Kriminalvården: codes and ids only. Safe for use by many threads. */
public final class OutFiles {
  private final Problems problems = new Problems();

  /** A receipt as a file. */
  public byte[] write(Receipt receipt) {
    Element root = Xml.root("receipt");
    Xml.text(root, "contentSha256", receipt.contentSha256());
    Xml.text(root, "at", receipt.at());
    switch (receipt.outcome()) {
      case Receipt.Refused refused -> why(root, refused.code(), null);
      case Receipt.Taken taken -> {
        Xml.text(root, "batchId", taken.batch());
        taken.items().forEach(item -> item(Xml.below(root, "item"), item));
      }
    }
    return BoundedXml.write(root.getOwnerDocument());
  }

  /** A status as a file. */
  public byte[] write(StatusNote note) {
    Element root = Xml.root("status");
    Xml.text(root, "itemId", note.item());
    Xml.text(root, "messageId", note.message());
    Xml.text(root, "at", note.at());
    Xml.text(root, "status", note.status());
    Xml.text(root, "referral", note.referral());
    ToldStep last = note.last();
    if (last != null) {
      Xml.text(root, "step", last.step());
      Xml.text(root, "reason", last.reason());
      Xml.text(root, "next", last.next());
    }
    Xml.text(root, "followedBy", note.followedBy());
    SlCode refused = note.refused();
    if (refused != null) {
      why(root, refused, null);
    }
    return BoundedXml.write(root.getOwnerDocument());
  }

  private void item(Element element, Receipt.Item item) {
    Xml.text(element, "position", item.position());
    Xml.text(element, "itemId", item.id());
    switch (item.fate()) {
      case Receipt.Accepted accepted -> Xml.text(element, "accepted", accepted.message());
      case Receipt.InReview review -> Xml.text(element, "inReview", review.message());
      case Receipt.NotTaken not ->
          not.faults().forEach(fault -> why(element, fault.code(), fault.element()));
    }
  }

  private void why(Element parent, SlCode code, @Nullable String element) {
    Element refused = Xml.below(parent, "refused");
    Xml.text(refused, "code", code);
    Xml.text(refused, "element", element);
    Xml.text(refused, "sv", problems.text(code, Locale.of("sv")));
    Xml.text(refused, "en", problems.text(code, Locale.ENGLISH));
  }
}
