/**
 * What is old goes: rows that nothing decides by any more, a batch at a time, and log files. Rooms
 * with a rule of their own (notices, deliveries, workers, the pulse) take away theirs themselves.
 */
@NullMarked
package dev.autodev.scheduler.retention;

import org.jspecify.annotations.NullMarked;
