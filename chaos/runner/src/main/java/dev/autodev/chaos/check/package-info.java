/** The one checker: journal, ledger of effects and database, held against each other. */
@NullMarked
package dev.autodev.chaos.check;

import org.jspecify.annotations.NullMarked;
