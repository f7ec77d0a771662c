package dev.autodev.sessions;

import java.util.Collection;

/**
 * Secret values that must not appear in anything a session records; read at each session's start.
 */
@FunctionalInterface
public interface SessionSecrets {
  /** The exact values to redact. */
  Collection<String> values();
}
