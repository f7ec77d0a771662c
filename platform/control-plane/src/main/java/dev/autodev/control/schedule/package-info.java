/** Files what is due: schedules, their occurrences, and the looks that find them. */
@NullMarked
package dev.autodev.control.schedule;

import org.jspecify.annotations.NullMarked;
