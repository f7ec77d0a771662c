package dev.autodev.sessions.builtin;

import dev.autodev.sessions.SessionsConfig.Retry;

/** How long, and by which means, a session waits between calls. */
record SessionWaits(Retry retry, Pause pause) {}
