package dev.autodev.agent.left;

import dev.autodev.forge.Worktree;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an attempt works in on this machine, written down before it begins.
 *
 * @param run the run directory which holds its worktree and its sessions
 * @param baseSha where the branch left the default branch when the worktree was opened
 * @param headSha the branch's newest commit then
 */
record LeftHere(
    int epoch, String run, String directory, String branch, String baseSha, String headSha) {

  static LeftHere of(int epoch, Path run, Worktree worktree) {
    return new LeftHere(
        epoch,
        run.toString(),
        worktree.directory().toString(),
        worktree.branch(),
        worktree.baseSha(),
        worktree.headSha());
  }

  Worktree worktree() {
    return new Worktree(Path.of(directory), branch, baseSha, headSha);
  }

  boolean isThere() {
    return Files.isDirectory(Path.of(directory).resolve(".git"));
  }
}
