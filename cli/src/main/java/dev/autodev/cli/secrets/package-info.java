/** {@code claude-swarm secrets}: what the parameter store of AWS keeps for the swarm. */
@NullMarked
package dev.autodev.cli.secrets;

import org.jspecify.annotations.NullMarked;
