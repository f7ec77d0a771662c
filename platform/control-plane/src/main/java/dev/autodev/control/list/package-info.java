/** Lists and counts whose cost does not grow with the number of tasks. */
@NullMarked
package dev.autodev.control.list;

import org.jspecify.annotations.NullMarked;
