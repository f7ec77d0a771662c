/**
 * What people and their tools may do with the swarm: file, cancel and retry tasks, run workflows,
 * decide gates, register repositories, and look. Each bean is one subject; its answers are the
 * records of {@code view}. PostgreSQL is the truth. May depend on the shared model and the stream
 * connector, never on agents.
 */
@NullMarked
package dev.autodev.control;

import org.jspecify.annotations.NullMarked;
