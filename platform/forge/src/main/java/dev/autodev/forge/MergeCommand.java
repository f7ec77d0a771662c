package dev.autodev.forge;

/**
 * Asks for a merge of exactly what was approved.
 *
 * @param approvedSha the branch must be at this commit
 * @param approvedPatchId after a rebase the change must still have this patch id
 * @param marker becomes a trailer of the merge commit: a repeat finds the merge done
 */
public record MergeCommand(
    String mergeRequestId,
    String branch,
    String approvedSha,
    String approvedPatchId,
    String marker,
    String title,
    Author author) {
  static final String TRAILER = "Auto-Dev-Workflow";

  /** The merge commit's message, its trailers last. */
  public String message() {
    String subject = title.lines().findFirst().orElse("Merge " + branch);
    return """
    %s

    Merges branch %s.

    %s: %s
    Auto-Dev-Merge-Request: %s
    Auto-Dev-Approved-Commit: %s"""
        .formatted(subject, branch, TRAILER, marker, mergeRequestId, approvedSha);
  }
}
