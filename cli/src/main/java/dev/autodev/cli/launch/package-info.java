/** Starts and stops the processes of a swarm on this machine and remembers them in server.json. */
@NullMarked
package dev.autodev.cli.launch;

import org.jspecify.annotations.NullMarked;
