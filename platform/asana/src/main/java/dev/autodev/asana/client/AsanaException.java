package dev.autodev.asana.client;

import java.time.Duration;
import java.util.Optional;

/** A call of Asana that did not do what was asked. */
public class AsanaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AsanaException(String message) {
    super(message);
  }

  AsanaException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The token is wrong, expired or revoked (401): no further call makes sense. */
  public static final class Unauthorized extends AsanaException {
    private static final long serialVersionUID = 1L;

    Unauthorized() {
      super("401 Unauthorized");
    }
  }

  /** The plan lacks the feature (402). */
  public static final class NotPaidFor extends AsanaException {
    private static final long serialVersionUID = 1L;

    NotPaidFor(String said) {
      super("402 Payment Required: " + said);
    }
  }

  /** It is not there, or not for this token (404, 403). */
  public static final class Missing extends AsanaException {
    private static final long serialVersionUID = 1L;

    Missing(int status, String said) {
      super(status + " " + said);
    }
  }

  /** What was asked is wrong (other 4xx). */
  public static final class Refused extends AsanaException {
    private static final long serialVersionUID = 1L;

    Refused(int status, String said) {
      super(status + " " + said);
    }
  }

  /** Nobody knows whether it was done, or it comes right by itself (429, 5xx, no answer). */
  public static final class Passing extends AsanaException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    Passing(String message, Optional<Duration> retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    Passing(String message, Throwable cause) {
      super(message, cause);
      this.retryAfter = Optional.empty();
    }

    Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }
}
