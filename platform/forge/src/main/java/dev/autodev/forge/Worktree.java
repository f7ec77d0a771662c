package dev.autodev.forge;

import java.nio.file.Path;

/**
 * A clone that belongs to one attempt of one task.
 *
 * @param baseSha where the branch leaves the default branch
 * @param headSha the branch's newest commit when it was opened
 */
public record Worktree(Path directory, String branch, String baseSha, String headSha) {}
