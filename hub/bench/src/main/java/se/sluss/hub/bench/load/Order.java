package se.sluss.hub.bench.load;

/**
 * What a generator's process is to play in one turn.
 *
 * @param role of it
 * @param messages in all
 * @param connections to spread them over
 * @param rate messages a second; 0 for as fast as they are taken
 * @param urgent how many urgent ones besides, one after another
 * @param mode how the broker is used when it is alone
 */
record Order(Kind role, int messages, int connections, double rate, int urgent, Raw.Mode mode) {
  /** The roles. */
  enum Kind {
    SEND,
    RECEIVE,
    FILL,
    RECEIVE_LATE,
    RAW_SEND,
    RAW_RECEIVE,
    POST,
    INSERT
  }

  /** Through the hub. */
  static Order hub(Kind role, int messages, int connections, double rate, int urgent) {
    return new Order(role, messages, connections, rate, urgent, Raw.Mode.EACH);
  }

  /** Through the broker alone. */
  static Order raw(Kind role, int messages, int connections, Raw.Mode mode) {
    return new Order(role, messages, connections, 0, 0, mode);
  }

  /** To the HTTP door, or into the database alone. */
  static Order door(Kind role, int messages, int connections) {
    return new Order(role, messages, connections, 0, 0, Raw.Mode.EACH);
  }

  /** As it is told to a generator, in one line. */
  String line() {
    return String.join(
        " ",
        role.name(),
        String.valueOf(messages),
        String.valueOf(connections),
        String.valueOf(rate),
        String.valueOf(urgent),
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
        Integer.parseInt(words[4]),
        Raw.Mode.valueOf(words[5]));
  }

  /** Who plays it. */
  Role play(Site site) throws Exception {
    return switch (role) {
      case SEND -> new Sending(site, this);
      case RECEIVE -> new Receiving(site, connections, false);
      case FILL -> new Filling(site, this);
      case RECEIVE_LATE -> new Receiving(site, connections, true);
      case RAW_SEND -> new Raw(site, mode, true, messages, connections);
      case RAW_RECEIVE -> new Raw(site, mode, false, messages, connections);
      case POST -> new Posting(site, messages, connections);
      case INSERT -> new Inserting(site, messages, connections);
    };
  }
}
