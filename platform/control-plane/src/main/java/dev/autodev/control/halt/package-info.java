/** Makes an emergency stop felt: where agents look, and by whoever is at work. */
@NullMarked
package dev.autodev.control.halt;

import org.jspecify.annotations.NullMarked;
