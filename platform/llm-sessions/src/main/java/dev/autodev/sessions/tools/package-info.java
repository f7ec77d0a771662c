/**
 * The tools a built-in session offers its model, confined to the worktree. May depend on the port
 * package, {@code cage} and {@code dev.autodev.processes}.
 */
@NullMarked
package dev.autodev.sessions.tools;

import org.jspecify.annotations.NullMarked;
