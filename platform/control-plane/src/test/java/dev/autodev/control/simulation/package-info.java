/**
 * The control plane under simulation: its own rules (engine, filing, gates, events, recovery) on
 * tables and streams in memory, in a world of processes that crash, freeze and repeat themselves,
 * in virtual time and from one seed. What a history may not do is in {@code Checker}.
 */
@NullMarked
package dev.autodev.control.simulation;

import org.jspecify.annotations.NullMarked;
