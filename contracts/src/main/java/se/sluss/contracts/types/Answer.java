package se.sluss.contracts.types;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one answer to a message.
 *
 * @param toldToSender whether who sent the message ever learns of it
 * @param aboutPerson whether it says something about the person, and so needs a decision; else it
 *     is about the message alone
 * @param purpose for that decision; null when it is about the message alone: the cover then repeats
 *     the purpose of the message it answers
 * @param categories the kinds of data it tells, for that decision
 */
public record Answer(
    boolean toldToSender,
    boolean aboutPerson,
    @Nullable String purpose,
    SortedSet<String> categories) {
  /** Copies the categories; refuses to tell of a person without a purpose. */
  public Answer {
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    if (toldToSender && aboutPerson && (purpose == null || categories.isEmpty())) {
      throw new IllegalArgumentException("what is told of a person has a purpose and categories");
    }
  }
}
