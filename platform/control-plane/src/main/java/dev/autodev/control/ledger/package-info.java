/**
 * One transaction's view of the truth: the rows it locked, what it changes, and what it says to
 * whom once that is committed. Everything that changes tasks, workflows or gates goes through it,
 * but dispatch and lease renewal, which are single statements.
 */
@NullMarked
package dev.autodev.control.ledger;

import org.jspecify.annotations.NullMarked;
