package se.sluss.probation;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;

/** The file with every element, and what reads it. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");

  private static final HandoverFiles FILES =
      new HandoverFiles(new PartSchemas(Clock.fixed(NOW, ZoneOffset.UTC)));

  private Sample() {}

  static HandoverFiles files() {
    return FILES;
  }

  static Document batch() throws Exception {
    return BoundedXml.read(bytes("batch.xml"));
  }

  static byte[] bytes(String name) throws Exception {
    try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  static List<Element> items(Document batch) {
    return Tree.children(batch.getDocumentElement()).stream().filter(Kinds::isItem).toList();
  }

  static Element item(Document batch, int index) {
    return items(batch).get(index);
  }

  /** The first element at the end of a path below an item. */
  static Element at(Element item, String path) {
    return Tree.at(item, HandoverFiles.NAMESPACE, path.split("/")).getFirst();
  }

  static Batch read(Document batch) throws Exception {
    return files().read(BoundedXml.write(batch));
  }

  /** What becomes of one item. */
  static Batch.Entry entry(Document batch, int index) throws Exception {
    return read(batch).entries().get(index);
  }

  static Handover understood(Batch.Entry entry) {
    return ((Batch.Understood) entry).handover();
  }

  static List<Fault> faults(Batch.Entry entry) {
    return ((Batch.Refused) entry).faults();
  }
}
