package se.sluss.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.verdict.Verdict;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/** The published examples, and what is said of them with one thing changed. */
public final class Vectors {
  static final SdkFiles FILES = new SdkFiles();

  private Vectors() {}

  public static String text(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/sdk/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Verdict verdict(String xml) throws XmlException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    Format format = Objects.requireNonNull(SdkFiles.format(BoundedXml.root(bytes)));
    return FILES.check(format, bytes);
  }

  /** The rules that refuse a file. */
  static List<String> refusedBy(String xml) throws XmlException {
    return verdict(xml).findings().stream()
        .filter(Finding::refuses)
        .map(Finding::rule)
        .distinct()
        .toList();
  }

  /** The rules that have something to say of a file without refusing it. */
  static List<String> notedBy(String xml) throws XmlException {
    return verdict(xml).findings().stream()
        .filter(finding -> !finding.refuses())
        .map(Finding::rule)
        .distinct()
        .toList();
  }

  /** An example with the first of one text replaced; the text must be there. */
  public static String with(String name, String from, String to) {
    return replaced(text(name), from, to);
  }

  public static String replaced(String text, String from, String to) {
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("the example has no " + from);
    }
    return text.substring(0, at) + to + text.substring(at + from.length());
  }
}
