/**
 * What the runtime and a command-line client know of each other: a {@link
 * dev.autodev.sessions.client.ClientProgram} says what is particular to one. May depend on the port
 * only.
 */
@NullMarked
package dev.autodev.sessions.client;

import org.jspecify.annotations.NullMarked;
