package dev.autodev.awssim;

/** An answer that is an error of AWS. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refused(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
