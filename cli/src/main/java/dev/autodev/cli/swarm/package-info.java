/** The commands of claude-swarm, one class each; the demo has a package of its own. */
@NullMarked
package dev.autodev.cli.swarm;

import org.jspecify.annotations.NullMarked;
