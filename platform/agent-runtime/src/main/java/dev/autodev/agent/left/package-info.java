/**
 * What an attempt leaves for the next one of its task: its unfinished work, which is a ref in git,
 * and on the same machine its worktree and sessions. May depend on the forge and the model.
 */
@NullMarked
package dev.autodev.agent.left;

import org.jspecify.annotations.NullMarked;
