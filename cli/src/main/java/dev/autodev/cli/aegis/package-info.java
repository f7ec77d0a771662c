/** The command aegis: the loop between Asana and the swarm, as its documents have it. */
@NullMarked
package dev.autodev.cli.aegis;

import org.jspecify.annotations.NullMarked;
