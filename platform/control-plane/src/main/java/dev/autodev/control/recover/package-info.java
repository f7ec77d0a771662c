/**
 * Sees to it that every open task has a live, waiting or recovery path; what has none is parked
 * with a reason. Deterministic: all of it happens in {@code tick}, at the injected clock's instant.
 */
@NullMarked
package dev.autodev.control.recover;

import org.jspecify.annotations.NullMarked;
