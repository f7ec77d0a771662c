package dev.autodev.settings;

/** Knows more about a setting than its file: a bean that may refuse a version before it holds. */
@FunctionalInterface
public interface SettingsCheck {
  /**
   * Looks at a version that reads well.
   *
   * @throws SettingsException naming key, value and remedy
   */
  void check(OperatorSettings settings);
}
