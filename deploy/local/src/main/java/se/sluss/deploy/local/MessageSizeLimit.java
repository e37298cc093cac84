package se.sluss.deploy.local;

import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Refuses a message larger than the limit that {@code broker.xml} sets (property {@code bytes}):
 * Artemis itself takes a message of any size. Attachments travel over HTTP, never here.
 */
public final class MessageSizeLimit implements ActiveMQServerPlugin {
  private long bytes;

  @Override
  public void init(Map<String, String> properties) {
    String limit = properties.get("bytes");
    if (limit == null) {
      throw new IllegalArgumentException("the property bytes is missing");
    }
    bytes = Long.parseLong(limit);
  }

  @Override
  public void beforeSend(
      ServerSession session,
      Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    if (message.getWholeMessageSize() > bytes) {
      throw new ActiveMQException(
          ActiveMQExceptionType.ILLEGAL_STATE, "message larger than " + bytes + " bytes");
    }
  }
}
