package se.sluss.hub.secrecy.cases;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Leaves out the byte order mark that spreadsheets put before the first column's name. */
final class WithoutMark extends FilterReader {
  private static final char MARK = '\uFEFF';

  WithoutMark(Reader in) throws IOException {
    super(new PushbackReader(in));
    int first = this.in.read();
    if (first != MARK && first >= 0) {
      ((PushbackReader) this.in).unread(first);
    }
  }
}
