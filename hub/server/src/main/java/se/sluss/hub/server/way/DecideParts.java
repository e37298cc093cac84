package se.sluss.hub.server.way;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.problem.SlCode;

/**
 * Step 3: what does the law say of each part? A part goes only if every kind of data in it may. A
 * message goes whole or stays with its sender, who is told which parts may not go, and why.
 */
@Component
public class DecideParts {
  private final Judge judge;
  private final DecideStep steps;

  /** The judge, and the step for messages without parts. */
  public DecideParts(Judge judge, DecideStep steps) {
    this.judge = judge;
    this.steps = steps;
  }

  /** Each submission by itself, in order; nothing else is a question of law. */
  public List<Settled> decide(List<Believed> believed) {
    return believed.stream().map(this::decide).toList();
  }

  private Settled decide(Believed believed) {
    return switch (believed) {
      case Checked checked -> decide(checked);
      case Believed.Report report -> report;
      case Arrived.Unbelieved unbelieved -> unbelieved;
    };
  }

  private Judged decide(Checked checked) {
    List<Judged.One> judged = new ArrayList<>();
    for (Checked.One one : checked.messages()) {
      judged.add(
          switch (one) {
            case Checked.Faulty f ->
                new Judged.Stays(f.cover(), f.code(), f.field(), f.successor(), null);
            case Checked.Whole whole when whole.step() != null ->
                steps.decide(whole, whole.step(), checked.sender());
            case Checked.Whole whole -> decide(whole, checked.sender());
          });
    }
    return new Judged(checked.submission(), checked.sha256(), checked.sender(), judged);
  }

  private Judged.One decide(Checked.Whole whole, Unit sender) {
    Judge.Judgement judgement = judge.judge(whole.cover(), whole.type(), sender, whole.recipient());
    @Nullable SlCode stop = judgement.stop();
    if (stop != null) {
      return new Judged.Stays(whole.cover(), stop, judgement.field(), null, judgement.decision());
    }
    return new Judged.Goes(
        whole.cover(),
        whole.message(),
        whole.recipient(),
        whole.type(),
        Objects.requireNonNull(judgement.decision()),
        null,
        whole.link());
  }
}
