/** The surroundings of one attempt: run directory, worktrees, sessions, prompts, caches. */
@NullMarked
package dev.autodev.agent.work;

import org.jspecify.annotations.NullMarked;
