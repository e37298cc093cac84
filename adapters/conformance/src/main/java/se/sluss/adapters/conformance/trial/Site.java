package se.sluss.adapters.conformance.trial;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.door.Door;
import se.sluss.adapters.conformance.plan.Plan;
import se.sluss.adapters.conformance.played.PlayedSluss;

/**
 * An adapter under trial, and all around it.
 *
 * @param sluss its hub's side
 * @param door its agency's side
 * @param plan what it speaks
 * @param control the adapter's process; null when somebody else has started it
 * @param patience how long what must come is waited for
 */
public record Site(
    PlayedSluss sluss, Door door, Plan plan, @Nullable Control control, Duration patience) {
  /** Nothing that a trial bent stays bent. */
  void asBefore() {
    sluss.comeBack();
    sluss.hub().silent(false);
    sluss.hub().copies(1);
    sluss.hub().bend(one -> one);
    sluss.hub().http().setGlobalFixedDelay(0);
    plan.sends().forEach(way -> sluss.hub().refuse(way.to(), null));
  }

  /** Kills the adapter and starts it again. */
  void killAndStart(Control process) throws BrokenException, IOException {
    process.kill();
    if (!process.start(door, patience)) {
      throw new BrokenException(Finding.NO_ANSWER);
    }
  }

  /** An answer that repeats nothing of the content. */
  void repeatsNothing(String text, String at) throws BrokenException {
    if (plan.content().stream().anyMatch(text::contains)) {
      throw new BrokenException(Finding.REPEATS, at);
    }
  }
}
