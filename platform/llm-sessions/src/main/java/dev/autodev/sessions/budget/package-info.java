/**
 * The port through which a model call asks, before it goes out, whether what it may cost at worst
 * still fits, and tells afterwards what it did cost. May depend on the port package only.
 */
@NullMarked
package dev.autodev.sessions.budget;

import org.jspecify.annotations.NullMarked;
