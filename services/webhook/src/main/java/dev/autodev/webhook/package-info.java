/**
 * The swarm's only public face: takes deliveries of GitLab, GitHub and Asana in, verified by the
 * bytes that came, and writes them into one table. It decides nothing and reads nothing; the
 * scheduler looks. Depends on the language of the swarm and on what keeps secrets out of its log,
 * not on the control plane. Begin at {@link dev.autodev.webhook.HookDoor}.
 */
@NullMarked
package dev.autodev.webhook;

import org.jspecify.annotations.NullMarked;
