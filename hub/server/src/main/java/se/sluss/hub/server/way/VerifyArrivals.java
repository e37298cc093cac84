package se.sluss.hub.server.way;

import java.util.List;
import org.springframework.stereotype.Component;

/** Step 2: who signed, and is it whole? What is not believed goes on as a refusal. */
@Component
public class VerifyArrivals {
  private final VerifySenders senders;
  private final VerifyReports reports;

  /** The step for submissions and the one for evidence. */
  public VerifyArrivals(VerifySenders senders, VerifyReports reports) {
    this.senders = senders;
    this.reports = reports;
  }

  /** Each by itself, in order. */
  public List<Believed> verify(List<Arrived> arrived) {
    return arrived.stream().map(this::verify).toList();
  }

  private Believed verify(Arrived arrived) {
    return switch (arrived) {
      case Arrived.Submitted submitted -> senders.verify(submitted);
      case Arrived.Reported reported -> reports.verify(reported);
      case Arrived.Unbelieved unbelieved -> unbelieved;
    };
  }
}
