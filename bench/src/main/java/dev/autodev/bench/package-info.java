/** Measures the task plane, with the control plane and the drill's roles in one process. */
@NullMarked
package dev.autodev.bench;

import org.jspecify.annotations.NullMarked;
