/**
 * Runs the task plane as processes, breaks them by a seed and judges what came of it: {@code place}
 * starts and kills, {@code client} files work from a process of its own, {@code check} judges.
 */
@NullMarked
package dev.autodev.chaos;

import org.jspecify.annotations.NullMarked;
