package dev.autodev.forge;

/**
 * What an attempt left of a task that has not ended: a commit beside the branch which holds all
 * that was in its worktree.
 *
 * @param commit whose tree is the worktree as it was left, and whose parent is {@code head}
 * @param head the newest commit that the attempt's session had made, or begun at
 * @param tree the tree of {@code commit}: two that are equal have the same files
 */
public record Unfinished(UnfinishedNote note, String commit, String head, String tree) {
  boolean isOfLater(int epoch) {
    return note.epoch() > epoch;
  }
}
