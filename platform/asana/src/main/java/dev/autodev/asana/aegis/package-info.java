/**
 * The loop between Asana and the swarm (Aegis): polls, chooses, files, and tells Asana what comes
 * of it. Blocks, so it runs on worker threads; one process at a time has the turn.
 */
@NullMarked
package dev.autodev.asana.aegis;

import org.jspecify.annotations.NullMarked;
