package se.sluss.adapters.kit.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/** Reads no more of a request than config/limits.yaml allows. */
public final class BoundedBody {
  private final int most;

  BoundedBody(int most) {
    this.most = most;
  }

  /**
   * The whole body.
   *
   * @throws RefusedException OVERSIZE
   * @throws IOException when the caller goes away
   */
  public byte[] of(HttpServletRequest request) throws RefusedException, IOException {
    if (request.getContentLengthLong() > most) {
      throw new RefusedException(SlCode.OVERSIZE);
    }
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      throw new RefusedException(SlCode.OVERSIZE);
    }
    return body;
  }
}
