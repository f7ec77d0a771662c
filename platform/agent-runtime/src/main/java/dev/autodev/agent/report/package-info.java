/** What this process tells the swarm: events that are never lost, and a transcript that may be. */
@NullMarked
package dev.autodev.agent.report;

import org.jspecify.annotations.NullMarked;
