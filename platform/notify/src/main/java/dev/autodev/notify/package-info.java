/**
 * Carries letters out of the swarm, and knows what became of each: e-mail, Slack, Microsoft Teams,
 * signed webhooks. When, to whom and how often is decided by {@code dev.autodev.control.notify},
 * the only room of the control plane that this one knows.
 */
@NullMarked
package dev.autodev.notify;

import org.jspecify.annotations.NullMarked;
