package se.sluss.adapters.socialservices.inbound.sdk;

import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.MessageReader;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.message.NotMappedException;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/** Opens what was kept. */
public final class ReadArrival {
  private final Arrivals arrivals;
  private final MessageReader reader = new MessageReader(new MessageRules());

  /**
   * @param arrivals where it is kept
   */
  public ReadArrival(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /**
   * The message.
   *
   * @throws RefusedException CONTENT_GONE when it was a step that is taken, or is registered
   */
  public SdkMessage read(Arrival arrival) throws RefusedException {
    byte[] content =
        arrivals.content(arrival).orElseThrow(() -> new RefusedException(SlCode.CONTENT_GONE));
    try {
      return reader.read(BoundedXml.read(content));
    } catch (XmlException | NotMappedException e) {
      throw new IllegalStateException("what was kept is no message", e);
    }
  }
}
