package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.yaml.YamlNode;

/**
 * Who has approved the ruleset, act by act. What ships is approved by nobody.
 *
 * @param approved whether a jurist has approved the ruleset as a whole; by itself it means nothing
 *     until {@link #approves} agrees
 * @param acts the review of each rule file
 */
public record Review(boolean approved, List<Act> acts) {
  public Review {
    acts = List.copyOf(acts);
  }

  /**
   * The review of one act.
   *
   * @param id the id of the rule file's act
   * @param readThrough the day through which its text was read; null for the platform's own rules
   * @param approval the jurist's approval, if there is one
   */
  public record Act(String id, @Nullable LocalDate readThrough, @Nullable Approval approval) {}

  /**
   * One approval.
   *
   * @param approver who approved
   * @param role in what role, for instance jurist or controller
   * @param rulesetHash the hash of the ruleset that was approved
   * @param approvedOn the day
   * @param throughDate the day through which the approver holds the act to be correct
   */
  public record Approval(
      String approver,
      String role,
      String rulesetHash,
      LocalDate approvedOn,
      LocalDate throughDate) {}

  /** Whether every act is approved, and for this very ruleset. */
  public boolean approves(String rulesetHash) {
    return approved
        && acts.stream()
            .allMatch(
                act ->
                    Optional.ofNullable(act.approval())
                        .filter(approval -> approval.rulesetHash().equals(rulesetHash))
                        .isPresent());
  }

  static Review read(YamlNode file) {
    return new Review(
        file.get("approved").bool(),
        file.items("acts").stream()
            .map(act -> new Act(act.string("id"), date(act, "read_through"), approval(act)))
            .toList());
  }

  private static @Nullable Approval approval(YamlNode act) {
    YamlNode approval = act.find("approval");
    if (!(approval instanceof YamlNode.Mapping)) {
      return null;
    }
    return new Approval(
        approval.string("approver"),
        approval.string("role"),
        approval.string("ruleset_hash"),
        LocalDate.parse(approval.string("approved_on")),
        LocalDate.parse(approval.string("through_date")));
  }

  private static @Nullable LocalDate date(YamlNode node, String key) {
    return node.find(key) instanceof YamlNode.Scalar scalar
            && scalar.type() != YamlNode.Scalar.Type.NULL
        ? LocalDate.parse(scalar.text())
        : null;
  }
}
