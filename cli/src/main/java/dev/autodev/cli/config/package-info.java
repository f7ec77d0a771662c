/** {@code claude-swarm config}. */
@NullMarked
package dev.autodev.cli.config;

import org.jspecify.annotations.NullMarked;
