package se.sluss.hub.bench.load;

/**
 * What a generator's process is to play in one turn.
 *
 * @param role of it
 * @param messages in all
 * @param connections to spread them over
 * @param rate messages a second; 0 for as fast as they are taken
 * @param mode how the broker is used when it is alone
 */
record Order(Kind role, int messages, int connections, double rate, Raw.Mode mode) {
  /** The roles. */
  enum Kind {
    SEND,
    RECEIVE,
    RAW_SEND,
    RAW_RECEIVE
  }

  /** Through the hub. */
  static Order hub(Kind role, int messages, int connections, double rate) {
    return new Order(role, messages, connections, rate, Raw.Mode.EACH);
  }

  /** Through the broker alone. */
  static Order raw(Kind role, int messages, int connections, Raw.Mode mode) {
    return new Order(role, messages, connections, 0, mode);
  }

  /** As it is told to a generator, in one line. */
  String line() {
    return String.join(
        " ",
        role.name(),
        String.valueOf(messages),
        String.valueOf(connections),
        String.valueOf(rate),
        mode.name());
  }

  /** Reads {@link #line()}. */
  static Order of(String line) {
    String[] words = line.split(" ");
    return new Order(
        Kind.valueOf(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Double.parseDouble(words[3]),
        Raw.Mode.valueOf(words[4]));
  }

  /** Who plays it. */
  Role play(Site site) throws Exception {
    return switch (role) {
      case SEND -> new Sending(site, messages, connections, rate);
      case RECEIVE -> new Receiving(site, connections);
      case RAW_SEND -> new Raw(site, mode, true, messages, connections);
      case RAW_RECEIVE -> new Raw(site, mode, false, messages, connections);
    };
  }
}
