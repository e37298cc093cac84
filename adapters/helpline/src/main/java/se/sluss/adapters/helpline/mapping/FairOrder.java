package se.sluss.adapters.helpline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** An order that favours nobody: Fisher and Yates' shuffle, each order as likely as every other. */
public final class FairOrder {
  private final RandomGenerator random;

  /**
   * @param random without memory that a caller could learn from; a test gives one that it knows
   */
  public FairOrder(RandomGenerator random) {
    this.random = random;
  }

  /** The same, in an order drawn anew. */
  public <T> List<T> of(List<T> those) {
    List<T> drawn = new ArrayList<>(those);
    for (int last = drawn.size() - 1; last > 0; last--) {
      T swapped = drawn.set(random.nextInt(last + 1), drawn.get(last));
      drawn.set(last, swapped);
    }
    return drawn;
  }
}
