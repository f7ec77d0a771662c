/** Carries out what the engine decides, on the rows of a ledger; and what a new task's row says. */
@NullMarked
package dev.autodev.control.flow;

import org.jspecify.annotations.NullMarked;
