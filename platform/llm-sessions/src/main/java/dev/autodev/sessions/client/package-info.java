/**
 * What the command-line clients share: how one is found, started, listened to, watched and stopped.
 * What is particular to a client comes in as a {@link dev.autodev.sessions.client.ClientProgram}.
 * May depend on the port, the gateway, the notes of limits and the tools' JSON schemas.
 */
@NullMarked
package dev.autodev.sessions.client;

import org.jspecify.annotations.NullMarked;
