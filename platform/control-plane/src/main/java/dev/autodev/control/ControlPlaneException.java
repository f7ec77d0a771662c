package dev.autodev.control;

import java.time.Duration;
import java.util.List;

/** A request that is refused; nothing was changed. The text is fit to be shown to whoever asked. */
public sealed class ControlPlaneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ControlPlaneException(String message) {
    super(message);
  }

  /** Nothing has that id; over HTTP a 404. */
  public static final class NotFound extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    /** Such as task, gate, workflow, repository; says where those there are can be seen. */
    public NotFound(String what, String id) {
      this(what, id, Whereabouts.of(what));
    }

    /** With what to do about it. */
    public NotFound(String what, String id, String remedy) {
      super("There is no %s '%s'; %s".formatted(what, id, remedy));
    }
  }

  /** A short id fits several; over HTTP a 409. */
  public static final class Ambiguous extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> candidates;

    /** With some of what it could mean. */
    public Ambiguous(String what, String prefix, List<String> candidates) {
      super(
          "'%s' fits several %ss: %s; give more of the id"
              .formatted(prefix, what, String.join(", ", candidates)));
      this.candidates = List.copyOf(candidates);
    }

    /** What it could mean; not always all. */
    public List<String> candidates() {
      return candidates;
    }
  }

  /** A move that the present state does not allow; over HTTP a 409. */
  public static final class Conflict extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    private final String state;

    /** With the state that stands in the way. */
    public Conflict(String message, String state) {
      super(message);
      this.state = state;
    }

    /** The present state, such as {@code completed}. */
    public String state() {
      return state;
    }
  }

  /** Input that breaks a rule; the text names the remedy; over HTTP a 422. */
  public static final class Invalid extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** With the field that is wrong. */
    public Invalid(String field, String message) {
      super(message);
      this.field = field;
    }

    /** The field that is wrong, such as {@code priority}; empty: the request as a whole. */
    public String field() {
      return field;
    }
  }

  /** Nobody knows who asks; over HTTP a 401. */
  public static final class Unknown extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    /** With what was not recognised; never with a password or token. */
    public Unknown(String message) {
      super(message);
    }
  }

  /** Only a person may do this; over HTTP a 403. */
  public static final class Forbidden extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    /** With what is refused and to whom. */
    public Forbidden(String message) {
      super(message);
    }
  }

  /** What is asked about cannot be reached for now; over HTTP a 503. */
  public static final class Unavailable extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    /** With what is away, and what was or was not done. */
    public Unavailable(String message) {
      super(message);
    }
  }

  /** More waits than is let in, nothing is wrong with the request itself; over HTTP a 429. */
  public static final class Busy extends ControlPlaneException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** With what is full, such as {@code "1,000 filings wait for their commit"}. */
    public Busy(String what, Duration retryAfter) {
      super(what + "; nothing was changed, ask again in " + seconds(retryAfter) + " s");
      this.retryAfter = retryAfter;
    }

    /** When it is worth asking again. */
    public Duration retryAfter() {
      return retryAfter;
    }

    /** The same in whole seconds, at least one, as the header Retry-After wants it. */
    public long retryAfterSeconds() {
      return seconds(retryAfter);
    }

    private static long seconds(Duration wait) {
      return Math.max(1, wait.plusMillis(999).toSeconds());
    }
  }
}
