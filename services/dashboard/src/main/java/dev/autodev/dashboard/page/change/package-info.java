/** A change side by side, as its forge has it. */
@NullMarked
package dev.autodev.dashboard.page.change;

import org.jspecify.annotations.NullMarked;
