/** Where every piece of work stands, as columns that are derived from facts and never stored. */
@NullMarked
package dev.autodev.control.board;

import org.jspecify.annotations.NullMarked;
