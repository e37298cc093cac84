package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import se.sluss.hub.bench.load.Order.Kind;

/** Those who send and those who receive, each a process, for turns of either kind. */
final class Generators implements AutoCloseable {
  private final Path data;
  private final int connections;
  private final Worker source;
  private final Worker sink;

  /** Starts both, for the cluster whose data folder it is. */
  Generators(Path data, int connections) throws IOException {
    this.data = data;
    this.connections = connections;
    this.source = new Worker(data);
    this.sink = new Worker(data);
  }

  /**
   * A turn.
   *
   * @param messages that went all the way
   * @param millis how long it took
   * @param used processor time
   */
  record Turn(int messages, long millis, Usage used) {
    double perSecond() {
      return messages * 1000.0 / millis;
    }

    /** Processor time of one message, of all that worked for it, in microseconds. */
    double microsEach() {
      return used.sum() * 1000.0 / messages;
    }
  }

  /** Messages through the broker alone. */
  Turn raw(int messages, Raw.Mode mode) throws IOException {
    sink.prepare(Order.raw(Kind.RAW_RECEIVE, messages, connections, mode));
    source.prepare(Order.raw(Kind.RAW_SEND, messages, connections, mode));
    Usage before = usage();
    sink.begin();
    source.begin();
    source.done();
    long millis = sink.done();
    Usage used = usage().since(before);
    source.end();
    sink.end();
    return new Turn(messages / connections * connections, millis, used);
  }

  /** Messages through the hub, whose files are then to be compared. */
  Turn hub(int messages, double rate, int urgent) throws IOException {
    return hub(
        Order.hub(Kind.SEND, messages, connections, rate, urgent),
        Order.hub(Kind.RECEIVE, messages, connections, rate, urgent));
  }

  /** The same, most of them for one that is down until all of them wait for it. */
  Turn backlog(int messages, double rate, int urgent) throws IOException {
    return hub(
        Order.hub(Kind.FILL, messages, connections, rate, urgent),
        Order.hub(Kind.RECEIVE_LATE, messages, connections, rate, urgent));
  }

  private Turn hub(Order send, Order receive) throws IOException {
    source.prepare(send);
    sink.prepare(receive);
    Usage before = usage();
    sink.begin();
    source.begin();
    long millis = source.done();
    Usage used = usage().since(before);
    source.end();
    sink.end();
    return new Turn(send.messages(), millis, used);
  }

  /** What needs nobody at the other end. */
  Turn alone(Kind role, int messages) throws IOException {
    source.prepare(Order.door(role, messages, connections));
    Usage before = usage();
    source.begin();
    long millis = source.done();
    Usage used = usage().since(before);
    source.end();
    return new Turn(messages, millis, used);
  }

  private Usage usage() throws IOException {
    return Usage.now(data, Map.of("source", source.handle(), "sink", sink.handle()));
  }

  @Override
  public void close() throws IOException {
    source.close();
    sink.close();
  }
}
