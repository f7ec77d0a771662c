package dev.autodev.model;

/**
 * Whose approvals open a gate.
 *
 * @param people how many different ones of the same content, from 1 to 5
 * @param byOthers whether the approval of who asked for the work does not count
 */
public record ApprovalRule(int people, boolean byOthers) {
  private static final int MOST = 5;

  /** One person, whoever it is. */
  public static final ApprovalRule ANYBODY = new ApprovalRule(1, false);

  /** Nothing said of how many is one. */
  public ApprovalRule {
    people = people == 0 ? 1 : Require.between(people, 1, MOST, "repository.approvals.people");
  }
}
