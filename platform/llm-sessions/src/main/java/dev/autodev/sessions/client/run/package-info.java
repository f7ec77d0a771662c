/**
 * The run of a client's session: started, heard, watched, stopped, its result looked at. May depend
 * on the gateway, the notes of limits, the tools' JSON schemas, and what this machine has.
 */
@NullMarked
package dev.autodev.sessions.client.run;

import org.jspecify.annotations.NullMarked;
