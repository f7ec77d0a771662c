package dev.autodev.asanasim;

/** Ends a call with an error answer. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  Refused(int status, String message) {
    super(message);
    this.answer = Answer.error(status, message);
  }

  Answer answer() {
    return answer;
  }
}
