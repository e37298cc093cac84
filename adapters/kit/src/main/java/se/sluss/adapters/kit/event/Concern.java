package se.sluss.adapters.kit.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.part.ConcernReport.Relation;

/**
 * A concern report (orosanmälan, SoL 19 kap. 1 §): one child suspected of being harmed or at risk.
 *
 * @param child the child
 * @param municipality the child's residence: four-digit code or exact name
 * @param district in Stockholm, the district; slug or exact name
 * @param household who lives with the child, up to 12
 * @param narrative what is feared and why, 1 to 8000 characters
 * @param immediateDanger whether the child is in danger now; 112 comes first
 * @param stationTelephone where the officer is reached, 6 to 20 characters
 */
public record Concern(
    Child child,
    @Nullable String municipality,
    @Nullable String district,
    List<Member> household,
    String narrative,
    boolean immediateDanger,
    String stationTelephone) {

  /** Copies the list. */
  public Concern {
    household = List.copyOf(household);
  }

  /** Whether anyone in the household has a protected identity: named handlers only. */
  public boolean anyoneProtected() {
    return child.protectedIdentity() || household.stream().anyMatch(Member::protectedIdentity);
  }

  /**
   * The child.
   *
   * @param name 1 to 80 characters
   * @param personalNumber twelve digits, checked; absent when not known
   * @param ageYears 0 to 17; absent when not known
   * @param language as a BCP 47 tag; absent when not known
   * @param protectedIdentity sekretessmarkering or skyddad folkbokföring
   */
  public record Child(
      String name,
      @Nullable String personalNumber,
      @Nullable Integer ageYears,
      @Nullable String language,
      boolean protectedIdentity) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Child[]";
    }
  }

  /**
   * Someone in the household.
   *
   * @param name 1 to 80 characters
   * @param relation to the child
   * @param protectedIdentity sekretessmarkering or skyddad folkbokföring
   */
  public record Member(String name, Relation relation, boolean protectedIdentity) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Member[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Concern[]";
  }
}
