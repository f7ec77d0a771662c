/** Ends the control plane's process at a named point; part of no other application. */
@NullMarked
package dev.autodev.chaos.plane;

import org.jspecify.annotations.NullMarked;
