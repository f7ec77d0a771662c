/** The emergency stop: what it covers, and where agents see it. */
@NullMarked
package dev.autodev.model.halt;

import org.jspecify.annotations.NullMarked;
