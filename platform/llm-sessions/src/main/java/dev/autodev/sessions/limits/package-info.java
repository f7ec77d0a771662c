/**
 * The port to which the gateway tells what providers say about their limits, so that nobody calls
 * one before it may be called again. May depend on nothing of this module.
 */
@NullMarked
package dev.autodev.sessions.limits;

import org.jspecify.annotations.NullMarked;
