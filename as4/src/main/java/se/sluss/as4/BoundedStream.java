package se.sluss.as4;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in an exception when there is more of it than there may be. */
final class BoundedStream extends FilterInputStream {
  private long left;

  /**
   * @param from what is read
   * @param most bytes of it
   */
  BoundedStream(InputStream from, long most) {
    super(from);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      took(1);
    }
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read > 0) {
      took(read);
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    took(skipped);
    return skipped;
  }

  private void took(long count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new TooLargeException();
    }
  }

  /** There is more than there may be. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException() {
      super("more than there may be");
    }
  }
}
