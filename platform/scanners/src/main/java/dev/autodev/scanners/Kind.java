package dev.autodev.scanners;

/** What a scanner looks for. */
public enum Kind {
  SECRETS,
  CODE,
  DEPENDENCIES
}
