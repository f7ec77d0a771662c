/**
 * When something is due, as plain values: no clock, no database. A local time that a change of the
 * clocks skips counts as the instant of the change; one that happens twice counts the first time.
 */
@NullMarked
package dev.autodev.control.timetable;

import org.jspecify.annotations.NullMarked;
