package se.sluss.adapters.kit.handover;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineOffer;

/** What a provider's staff do with a hand-over without a name. Safe for several threads. */
public interface Handovers {
  /** The message that an unnamed caller is passed on by. */
  TypeVersion HANDOVER = TypeVersion.of("helpline-handover/1");

  /** Times offered. */
  TypeVersion OFFER = TypeVersion.of("helpline-offer/1");

  /** Whether he came. */
  TypeVersion OUTCOME = TypeVersion.of("helpline-outcome/1");

  /** What a yes to the outcome being told is for. */
  String OUTCOME_PURPOSE = "CASE_COORDINATION";

  /** The kinds of data that such a yes names. */
  SortedSet<String> OUTCOME_KINDS =
      Collections.unmodifiableSortedSet(new TreeSet<>(Set.of("TREATMENT_ATTENDANCE")));

  /** Most times of one offer. */
  int MOST_TIMES = 8;

  /**
   * A hand-over as it is shown.
   *
   * @param unit whose
   * @param message it came with
   * @param used whether he has said his code here
   * @param mayTell whether the helpline may be told if he came, and has not been
   * @param diesOn last day of the code
   */
  record Handover(
      UnitId unit, MessageId message, boolean used, boolean mayTell, LocalDate diesOn) {}

  /**
   * Tries the code that somebody says. When it is right it is used, and dead.
   *
   * @throws RefusedException CODE_MISHEARD, TOO_MANY_CODES; CODE_NOT_KNOWN for every other reason
   */
  Handover use(String typed, UnitId unit, Viewer viewer) throws RefusedException;

  /** The hand-over that came with a message; null when there is none that lives. */
  @Nullable Handover of(MessageId message, UnitId unit, Viewer viewer);

  /**
   * Offers times; what was offered before is no longer.
   *
   * @param times none for "we have none"; each on a day that the code still lives
   * @throws RefusedException NOT_FOUND; WRONG_VALUE for a time that is past or too late; why it
   *     cannot go
   */
  void offer(MessageId message, UnitId unit, List<HelplineOffer.Time> times, Viewer viewer)
      throws RefusedException;

  /**
   * Tells the helpline whether somebody came, once. That he came takes that he has said his code
   * here; that he did not, that he has not.
   *
   * @throws RefusedException NOT_FOUND; OUTCOME_NOT_TOLD when he has not agreed, it has been told,
   *     or the code says otherwise; why it cannot go
   */
  void tell(MessageId message, UnitId unit, boolean came, Viewer viewer) throws RefusedException;
}
