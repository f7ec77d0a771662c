/**
 * What a scripted model understands and says: a conversation in a client's API, and a turn in that
 * API and in that client's own tools. May depend on the port and the protocols.
 */
@NullMarked
package dev.autodev.sessions.replay.speech;

import org.jspecify.annotations.NullMarked;
