package se.sluss.probation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;
import se.sluss.sdk.xml.Xsd;

/** Reads what Kriminalvården sends. Safe for use by many threads. */
public final class HandoverFiles {
  /** Of every element. */
  public static final String NAMESPACE = "urn:sluss:probation:1";

  /** What such a file is called. */
  public static final String FORMAT = "probation/1";

  /** The outermost element of what comes in. */
  public static final String ROOT = "batch";

  /** Most bytes of a file. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  /** Most items of a file. */
  public static final int MOST_ITEMS = 500;

  private final Xsd xsd = new Xsd("/se/sluss/probation/", "probation-1.xsd");
  private final Parts parts;

  /**
   * @param schemas against which each item's part is held
   */
  public HandoverFiles(PartSchemas schemas) {
    this.parts = new Parts(schemas);
  }

  /**
   * What a file says, item by item.
   *
   * @param xml the file
   * @throws FileRefusedException when no item of it is read
   */
  public Batch read(byte[] xml) throws FileRefusedException {
    try {
      return batch(document(xml));
    } catch (XmlException e) {
      throw new FileRefusedException(e.code());
    } catch (RuntimeException | StackOverflowError e) {
      // Nothing but the file has been looked at, so it is the file's fault; the next one goes on.
      throw new FileRefusedException(SlCode.FILE_UNREADABLE);
    }
  }

  private static Document document(byte[] xml) throws XmlException, FileRefusedException {
    if (xml.length > MOST_BYTES) {
      throw new FileRefusedException(SlCode.OVERSIZE);
    }
    Document document = BoundedXml.read(xml);
    if (!Tree.is(document.getDocumentElement(), NAMESPACE, ROOT)) {
      throw new FileRefusedException(SlCode.UNKNOWN_FORMAT);
    }
    return document;
  }

  private Batch batch(Document document) throws XmlException, FileRefusedException {
    Element root = document.getDocumentElement();
    List<Element> items = Tree.children(root).stream().filter(Kinds::isItem).toList();
    if (items.size() > MOST_ITEMS) {
      throw new FileRefusedException(SlCode.OVERSIZE);
    }
    Element first = Tree.children(root).stream().findFirst().orElse(root);
    if (Kinds.isItem(first)) {
      throw new FileRefusedException(SlCode.SDK_STRUCTURE);
    }
    // Each item is held against the schema by itself, so that one cannot hide behind another.
    items.forEach(root::removeChild);
    if (!xsd.faults(document).isEmpty()) {
      throw new FileRefusedException(SlCode.SDK_STRUCTURE);
    }
    List<Batch.Entry> entries = new ArrayList<>();
    for (Element item : items) {
      entries.add(entry(entries.size() + 1, item));
    }
    return new Batch(UUID.fromString(new Fields(first).ownText()), entries);
  }

  private Batch.Entry entry(int position, Element item) throws XmlException {
    Element alone = BoundedXml.alone(item).getDocumentElement();
    ItemFaults faults = new ItemFaults(xsd.names());
    List<Fault> broken = faults.of(xsd.faults(alone.getOwnerDocument()), alone);
    if (!broken.isEmpty()) {
      return new Batch.Refused(position, id(alone), broken);
    }
    try {
      Handover handover = ReadHandover.of(alone);
      List<Fault> wrong = parts.faults(handover);
      if (wrong.isEmpty()) {
        wrong = Differences.between(alone, WriteHandover.of(handover));
      }
      return wrong.isEmpty()
          ? new Batch.Understood(position, handover)
          : new Batch.Refused(position, handover.id(), wrong);
    } catch (ReadHandover.FaultException e) {
      return new Batch.Refused(position, id(alone), List.of(e.fault()));
    }
  }

  private static @Nullable UUID id(Element item) {
    String text = new Fields(item).text("itemId");
    return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(text)
        : null;
  }
}
