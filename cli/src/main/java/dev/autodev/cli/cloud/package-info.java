/** {@code claude-swarm cloud}: the swarm's services on ECS. */
@NullMarked
package dev.autodev.cli.cloud;

import org.jspecify.annotations.NullMarked;
