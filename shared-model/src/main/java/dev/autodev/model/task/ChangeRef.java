package dev.autodev.model.task;

import dev.autodev.model.Require;

/**
 * A change as it stands on its branch.
 *
 * @param branch where it is
 * @param baseSha the commit of the default branch it starts from
 * @param headSha its newest commit
 * @param patchId git's stable patch id of base to head, equal after a clean rebase
 * @param mergeRequest the forge's number for it
 * @param files files touched
 * @param added lines added
 * @param removed lines removed
 */
public record ChangeRef(
    String branch,
    String baseSha,
    String headSha,
    String patchId,
    String mergeRequest,
    int files,
    int added,
    int removed) {
  /** Refuses a change without branch, commits or merge request. */
  public ChangeRef {
    branch = Require.text(branch, "change.branch");
    baseSha = Require.text(baseSha, "change.baseSha");
    headSha = Require.text(headSha, "change.headSha");
    patchId = Require.orEmpty(patchId);
    mergeRequest = Require.text(mergeRequest, "change.mergeRequest");
  }
}
