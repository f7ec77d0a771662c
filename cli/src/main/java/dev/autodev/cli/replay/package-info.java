/** Plays a recorded run again, in a swarm of its own, and shows what is different. */
@NullMarked
package dev.autodev.cli.replay;

import org.jspecify.annotations.NullMarked;
