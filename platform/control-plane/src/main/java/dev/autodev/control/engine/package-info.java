/**
 * What follows what, decided: a pure function from a workflow's state and an input to its next
 * state and commands. It knows no clock, no database, no ids, no chance and no framework; it may
 * depend on the shared model alone.
 */
@NullMarked
package dev.autodev.control.engine;

import org.jspecify.annotations.NullMarked;
