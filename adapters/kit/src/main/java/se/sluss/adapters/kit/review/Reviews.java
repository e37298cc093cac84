package se.sluss.adapters.kit.review;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * What waits for a reviewer of the sender's own agency. Every refusal of what the viewer may not
 * know of is NOT_FOUND, whatever the reason.
 */
public interface Reviews {
  /**
   * What waits, soonest due first; codes only.
   *
   * @param viewer a reviewer or a head of investigation of the sending units; others get nothing
   */
  List<Row> list(Viewer viewer);

  /**
   * What is to be settled, readable.
   *
   * @throws RefusedException NOT_FOUND; REVIEW_BY_SENDER when the viewer has sent or weighed it;
   *     REVIEW_WRONG_ROLE when the decision names another role
   */
  Case see(MessageId message, Viewer viewer) throws RefusedException;

  /**
   * Attests that it may go: it is sent again, and the hub decides anew.
   *
   * @param ticks codes of what was weighed; must hold the one the decision asks for, if any
   * @throws RefusedException as {@link #see}; NOT_ATTESTED without that tick
   */
  void attest(MessageId message, Viewer viewer, SortedSet<String> ticks) throws RefusedException;

  /**
   * Settles that it stays. The sender is told why.
   *
   * @param reason one of {@link #REASONS}
   * @throws RefusedException as {@link #see}; WRONG_VALUE for another reason
   */
  void refuse(MessageId message, Viewer viewer, SlCode reason) throws RefusedException;

  /** Why a reviewer lets something stay. */
  List<SlCode> REASONS =
      List.of(
          SlCode.REVIEW_FOUND_HARM,
          SlCode.REVIEW_ASK_CONSENT,
          SlCode.REVIEW_TOO_MUCH,
          SlCode.REVIEW_OTHER_WAY);

  /**
   * One message that waits.
   *
   * @param message its id
   * @param sender our unit
   * @param recipient to whom
   * @param type such as igor-wish/1
   * @param urgent whether it is in the urgent lane
   * @param officer who sent it
   * @param askedAt when the hub's decision came
   * @param dueAt when it should be settled
   * @param role who must settle it
   * @param why the decision
   */
  record Row(
      MessageId message,
      UnitId sender,
      UnitId recipient,
      TypeVersion type,
      boolean urgent,
      OfficerId officer,
      Instant askedAt,
      Instant dueAt,
      AttesterRole role,
      Why why) {}

  /**
   * One message as its reviewer reads it. Keep it no longer than it is shown.
   *
   * @param row what it is
   * @param opened what it says
   * @param tick the code that the decision asks the reviewer to attest; absent when it names none
   */
  record Case(Row row, Opened opened, @Nullable String tick) {
    /** Prints codes only. */
    @Override
    public String toString() {
      return "Case[" + row.message() + "]";
    }
  }
}
