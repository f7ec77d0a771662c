/**
 * The operators' settings file: what it may say, and its newest good version while the swarm runs.
 * Below agents and control plane alike; depends on {@code dev.autodev.model} only.
 */
@NullMarked
package dev.autodev.settings;

import org.jspecify.annotations.NullMarked;
