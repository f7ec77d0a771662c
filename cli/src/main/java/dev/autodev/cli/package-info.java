/**
 * Entry of claude-tasks, claude-swarm and aegis: what one invocation knows and how errors become a
 * line and an exit code. Depends on picocli and Jackson only, to start fast.
 */
@NullMarked
package dev.autodev.cli;

import org.jspecify.annotations.NullMarked;
