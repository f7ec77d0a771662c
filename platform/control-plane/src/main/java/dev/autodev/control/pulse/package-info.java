/** How many tasks end: counted as it is committed, kept by the minute. */
@NullMarked
package dev.autodev.control.pulse;

import org.jspecify.annotations.NullMarked;
