package se.sluss.adapters.kit;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that is done whole, or refused and undone. */
public final class Transactions {
  private final TransactionTemplate template;

  /**
   * @param template of the adapter's database
   */
  public Transactions(TransactionTemplate template) {
    this.template = template;
  }

  /** Something that can be refused. */
  @FunctionalInterface
  public interface Refusable<T> {
    /** Does it. */
    T run() throws RefusedException;
  }

  private record Done<T>(@Nullable T value, @Nullable RefusedException refused) {}

  /** One transaction; a refusal undoes it. */
  public <T> T run(Refusable<T> work) throws RefusedException {
    Done<T> done =
        template.execute(
            status -> {
              try {
                return new Done<>(work.run(), null);
              } catch (RefusedException e) {
                status.setRollbackOnly();
                return new Done<T>(null, e);
              }
            });
    RefusedException refused = done.refused();
    T value = done.value();
    if (refused != null || value == null) {
      throw refused == null
          ? new RefusedException(se.sluss.contracts.problem.SlCode.INTERNAL)
          : refused;
    }
    return value;
  }
}
