/** The commands of claude-tasks, one class each. */
@NullMarked
package dev.autodev.cli.tasks;

import org.jspecify.annotations.NullMarked;
