package dev.autodev.model.json;

import dev.autodev.model.InvalidModelException;

/** Text that is no JSON, or JSON that does not fit the record it should be; names the place. */
public final class MalformedJsonException extends InvalidModelException {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
