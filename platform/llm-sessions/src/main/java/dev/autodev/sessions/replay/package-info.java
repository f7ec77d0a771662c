/**
 * The upstream that plays scenario files instead of calling a model: demo, tests and what-if runs
 * need no key. Which turn is played follows from the request alone (how many answers it already
 * holds), so a script survives restarts and repeated calls. See {@link
 * dev.autodev.sessions.replay.ScenarioReader} for the format.
 */
@NullMarked
package dev.autodev.sessions.replay;

import org.jspecify.annotations.NullMarked;
