package com.example.versions;

/** Thrown when a text is neither a version nor a range; the message names the text and what is wrong with it. */
public final class InvalidVersionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidVersionException(String text, String problem) {
    super("\"" + text + "\": " + problem);
  }
}
