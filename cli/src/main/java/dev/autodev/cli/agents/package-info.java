/** {@code claude-swarm agents}. */
@NullMarked
package dev.autodev.cli.agents;

import org.jspecify.annotations.NullMarked;
