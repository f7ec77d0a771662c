package dev.autodev.agent.left;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an attempt goes on from.
 *
 * @param begunAt the commit where the work on the task began
 * @param reason why the attempt before ended
 * @param run the run directory of that attempt, if this one goes on in its very worktree
 */
public record Earlier(String begunAt, String reason, Optional<Path> run) {}
