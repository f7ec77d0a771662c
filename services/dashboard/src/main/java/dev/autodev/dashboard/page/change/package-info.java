/** A change side by side, as the forge of this machine has it. */
@NullMarked
package dev.autodev.dashboard.page.change;

import org.jspecify.annotations.NullMarked;
