/**
 * The port through which agents run model sessions: what a session is asked, what it reports, how
 * it ends. Depends on {@code dev.autodev.model} and {@code dev.autodev.processes} only; the
 * sub-packages provide the sessions and the gateway behind it.
 */
@NullMarked
package dev.autodev.sessions;

import org.jspecify.annotations.NullMarked;
