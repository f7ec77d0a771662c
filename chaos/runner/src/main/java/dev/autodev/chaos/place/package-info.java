/** Processes: where they are, how they start, and how they come to their end. */
@NullMarked
package dev.autodev.chaos.place;

import org.jspecify.annotations.NullMarked;
