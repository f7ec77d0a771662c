/**
 * The upstream that plays scenario files, or a recorded run, instead of calling a model: demo,
 * tests and what-if runs need no key. Which turn of a scenario is played follows from the request
 * alone (how many answers it already holds), so a script survives restarts and repeated calls; it
 * is told in the API and the tools of the client that asks. See {@link
 * dev.autodev.sessions.replay.ScenarioReader} for the format. Of a recorded run the n-th call of a
 * session gets the recorded n-th answer.
 */
@NullMarked
package dev.autodev.sessions.replay;

import org.jspecify.annotations.NullMarked;
