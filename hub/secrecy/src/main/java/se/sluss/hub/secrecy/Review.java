package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.yaml.YamlNode;

/**
 * Who has approved the ruleset, act by act. What ships is approved by nobody.
 *
 * @param approved whether the ruleset as a whole is said to be approved; by itself it means nothing
 *     until {@link #missing} finds nothing
 * @param acts the review of each rule file, of the offences and of the order of examination
 */
public record Review(boolean approved, List<Act> acts) {
  public Review {
    acts = List.copyOf(acts);
  }

  /** Whose approval every act needs. */
  public enum Role {
    /** A jurist at the operator. */
    JURIST,
    /** The controllers of the personal data (personuppgiftsansvariga). */
    CONTROLLER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The review of one act.
   *
   * @param id the id of the rule file's act
   * @param readThrough the day through which its text was read; null for the platform's own rules
   * @param approvals those there are
   */
  public record Act(String id, @Nullable LocalDate readThrough, List<Approval> approvals) {
    public Act {
      approvals = List.copyOf(approvals);
    }
  }

  /**
   * One approval.
   *
   * @param approver who approved
   * @param role in what role
   * @param rulesetHash the hash of the ruleset that was approved
   * @param approvedOn the day
   * @param throughDate the day through which the approver holds the act to be correct
   */
  public record Approval(
      String approver,
      Role role,
      String rulesetHash,
      LocalDate approvedOn,
      LocalDate throughDate) {}

  /**
   * What is missing for a ruleset to be used in production on a day.
   *
   * @return a line for each act and role without an approval that is for this hash and lasts; empty
   *     when nothing is missing
   */
  public List<String> missing(String rulesetHash, LocalDate today) {
    List<String> missing = new ArrayList<>();
    if (!approved) {
      missing.add("review.yaml: approved is false");
    }
    if (acts.isEmpty()) {
      missing.add("review.yaml: no act is listed");
    }
    for (Act act : acts) {
      for (Role role : Role.values()) {
        List<Approval> given =
            act.approvals().stream().filter(approval -> approval.role() == role).toList();
        why(given, rulesetHash, today)
            .ifPresent(why -> missing.add(act.id() + ", " + role.word() + ": " + why));
      }
    }
    return List.copyOf(missing);
  }

  private static Optional<String> why(List<Approval> given, String hash, LocalDate today) {
    if (given.isEmpty()) {
      return Optional.of("no approval");
    }
    List<Approval> ofThis =
        given.stream().filter(approval -> approval.rulesetHash().equals(hash)).toList();
    if (ofThis.isEmpty()) {
      return Optional.of("approved other rules than these");
    }
    boolean lasts =
        ofThis.stream()
            .anyMatch(
                approval ->
                    !today.isBefore(approval.approvedOn())
                        && !today.isAfter(approval.throughDate()));
    return lasts ? Optional.empty() : Optional.of("the approval does not cover " + today);
  }

  static Review read(YamlNode file) {
    return new Review(
        file.get("approved").bool(),
        file.items("acts").stream()
            .map(
                act ->
                    new Act(
                        act.string("id"),
                        date(act, "read_through"),
                        act.items("approvals").stream().map(Review::approval).toList()))
            .toList());
  }

  private static Approval approval(YamlNode approval) {
    return new Approval(
        approval.string("approver"),
        Role.valueOf(approval.string("role").toUpperCase(Locale.ROOT)),
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
