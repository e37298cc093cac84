package se.sluss.adapters.socialservices.mapping.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.wire.Bytes;

/**
 * The text as a PDF, which every receiver takes (content specification 4.3.3.3), for whoever
 * registers files. The same in gives the same out. A character that the font does not have is a
 * question mark here; the text beside it has it.
 */
@Component
public final class PdfForm {
  /** The library's own, for Latin, Greek and Cyrillic. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final float MARGIN = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float SIZE = 11;
  private static final float LEADING = 1.35f;

  /** What each level of heading is larger by. */
  private static final float STEP = 1.5f;

  /** The document: a text of {@link Readable}, and what tells it from others. */
  public Bytes write(String markdown, UUID id) {
    try (PDDocument document = new PDDocument();
        InputStream font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
      // Else the library takes the time.
      document.setDocumentId(id.getLeastSignificantBits());
      try (Pages pages = new Pages(document, PDType0Font.load(document, font))) {
        for (String line : markdown.split("\n", -1)) {
          line(pages, line);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return Bytes.of(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF cannot be written in memory", e);
    }
  }

  private static void line(Pages pages, String line) throws IOException {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    if (level > 0 && level < line.length() && line.charAt(level) == ' ') {
      pages.write(line.substring(level + 1), SIZE + STEP * Math.max(0, 4 - level));
    } else if (line.startsWith("* ")) {
      pages.write("• " + line.substring(2), SIZE);
    } else {
      pages.write(line, SIZE);
    }
  }

  /** Writes line by line, and turns the page. */
  private static final class Pages implements AutoCloseable {
    private final PDDocument document;
    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();
    private @Nullable PDPageContentStream page;
    private float y;

    Pages(PDDocument document, PDFont font) {
      this.document = document;
      this.font = font;
    }

    /** A paragraph, broken between words where it is too wide, and within one that is. */
    void write(String text, float size) throws IOException {
      float most = WIDTH * 1000 / size;
      float width = 0;
      int space = 0;
      StringBuilder row = new StringBuilder();
      for (int character : text.codePoints().map(this::shown).toArray()) {
        width += width(character);
        if (width > most && !row.isEmpty()) {
          int end = space == 0 ? row.length() : space;
          row(row.substring(0, end), size);
          row.delete(0, end);
          space = 0;
          width = width(character);
          for (int left : row.codePoints().toArray()) {
            width += width(left);
          }
        }
        row.appendCodePoint(character);
        space = character == ' ' ? row.length() : space;
      }
      row(row.toString(), size);
    }

    private void row(String text, float size) throws IOException {
      y -= size * LEADING;
      PDPageContentStream on = page;
      if (on == null || y < MARGIN) {
        on = turn();
        y -= size * LEADING;
      }
      on.beginText();
      on.setFont(font, size);
      on.newLineAtOffset(MARGIN, y);
      on.showText(text);
      on.endText();
    }

    private PDPageContentStream turn() throws IOException {
      close();
      PDPage next = new PDPage(PDRectangle.A4);
      document.addPage(next);
      PDPageContentStream on = new PDPageContentStream(document, next);
      page = on;
      y = PDRectangle.A4.getHeight() - MARGIN;
      return on;
    }

    /** In thousandths of the size; each is measured once. */
    private float width(int character) throws IOException {
      Float known = widths.get(character);
      if (known == null) {
        known = font.getStringWidth(Character.toString(character));
        widths.put(character, known);
      }
      return known;
    }

    private int shown(int character) {
      return character == '\t' ? ' ' : has(character) ? character : '?';
    }

    private boolean has(int character) {
      try {
        font.encode(Character.toString(character));
        return true;
      } catch (IOException | IllegalArgumentException e) {
        // The library's word for a glyph that is missing.
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      if (page != null) {
        page.close();
      }
    }
  }
}
