/** Asana as seen from the swarm: settings, and what stands in projects for it. */
@NullMarked
package dev.autodev.asana;

import org.jspecify.annotations.NullMarked;
