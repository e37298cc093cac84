package se.sluss.adapters.helpline.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineHandover;

/**
 * A counsellor passes on a caller who has not said who he is. There is no field for who he is.
 *
 * @param officer the counsellor, as an opaque id
 * @param provider the one he chose of those shown
 * @param municipality where he would come from; absent when not said
 * @param district where the municipality has districts
 * @param age in whole years, as he says; nobody under 18 is passed on like this
 * @param language of the conversation: two or three letters
 * @param interpreter when one is needed
 * @param wish group or alone
 * @param how he said yes
 * @param outcomeToo whether he agrees that the helpline be told if he came
 * @param conditional whether his yes has conditions: he was asked
 * @param dutyRead that the counsellor has read when a child or a life obliges, before any name
 */
public record PassOn(
    OfficerId officer,
    UnitId provider,
    @Nullable String municipality,
    @Nullable String district,
    int age,
    String language,
    HelplineHandover.@Nullable Interpreter interpreter,
    HelplineHandover.Wish wish,
    ConsentRecord.How how,
    boolean outcomeToo,
    boolean conditional,
    boolean dutyRead) {
  /** Prints nothing. */
  @Override
  public String toString() {
    return "PassOn[]";
  }
}
