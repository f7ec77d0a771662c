/** Finds bugs by static analysis and asks for the confirmed ones to be fixed. */
@NullMarked
package dev.autodev.role.bugfinder;

import org.jspecify.annotations.NullMarked;
