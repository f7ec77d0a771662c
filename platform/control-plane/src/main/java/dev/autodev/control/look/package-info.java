/**
 * What all that looks again and again by a timer has in common: one look at a time, told outages.
 */
@NullMarked
package dev.autodev.control.look;

import org.jspecify.annotations.NullMarked;
