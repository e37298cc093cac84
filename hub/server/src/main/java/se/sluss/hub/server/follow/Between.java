package se.sluss.hub.server.follow;

/** From which step to which time is counted; the later one says in which month. */
public enum Between {
  RECEIVED_TO_TAKEN_OVER(Step.RECEIVED, Step.TAKEN_OVER),
  RECEIVED_TO_CONTACT(Step.RECEIVED, Step.CONTACT),
  CONTACT_TO_STARTED(Step.CONTACT, Step.STARTED),
  STARTED_TO_COMPLETED(Step.STARTED, Step.COMPLETED);

  private final Step from;
  private final Step to;

  Between(Step from, Step to) {
    this.from = from;
    this.to = to;
  }

  Step from() {
    return from;
  }

  Step to() {
    return to;
  }
}
