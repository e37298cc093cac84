package se.sluss.contracts.part;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;

/**
 * A report of concern for a child (orosanmälan, SoL 19 kap. 1 §): schema {@code concern-report/1}.
 * To child-and-family alone. Bounds are the schema's.
 *
 * @param child the one child it is about
 * @param residence where the child lives, which decides the receiver
 * @param household who lives there; at most 20
 * @param narrative what was seen and heard, the only free text; at most 8 000 characters
 * @param immediateDanger whether someone must go at once
 * @param reporter who reports
 * @param recordedAt when it was written; not in the future
 */
public record ConcernReport(
    Child child,
    Locality residence,
    List<Member> household,
    String narrative,
    boolean immediateDanger,
    Reporter reporter,
    Instant recordedAt) {

  /** Copies the list. */
  public ConcernReport {
    household = List.copyOf(household);
  }

  /**
   * The child.
   *
   * @param name what the child is called, as far as it is known
   * @param personalNumber twelve digits, checked; absent when not known
   * @param ageYears 0 to 20, when no number is known
   * @param language of the child, BCP 47
   */
  public record Child(
      String name,
      @Nullable String personalNumber,
      @Nullable Integer ageYears,
      @Nullable String language) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Child[]";
    }
  }

  /**
   * Someone in the child's household.
   *
   * @param name what he or she is called
   * @param relation to the child
   * @param protectedIdentity whether the registration is protected
   */
  public record Member(String name, Relation relation, boolean protectedIdentity) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Member[]";
    }
  }

  /** To the child. */
  public enum Relation {
    PARENT,
    PARENTS_PARTNER,
    SIBLING,
    RELATIVE,
    OTHER
  }

  /**
   * Who reports.
   *
   * @param officer as an opaque id
   * @param telephone of the station, for questions
   */
  public record Reporter(OfficerId officer, String telephone) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Reporter[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "ConcernReport[]";
  }
}
