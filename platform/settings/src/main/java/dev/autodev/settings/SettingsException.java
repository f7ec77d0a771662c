package dev.autodev.settings;

import java.util.List;

/** The settings file cannot be used; the message names each key, its value and the remedy. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  /** With what led to it. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }

  SettingsException(List<String> problems) {
    this(String.join("; ", problems));
  }
}
