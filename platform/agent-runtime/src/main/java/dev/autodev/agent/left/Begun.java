package dev.autodev.agent.left;

import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Unfinished;
import dev.autodev.forge.Worktree;
import java.util.Optional;

/**
 * An attempt's worktree, opened.
 *
 * @param known what was kept in git of the attempts before
 */
record Begun(
    RepositoryRef repository, Worktree worktree, OpenTask file, Optional<Unfinished> known) {}
