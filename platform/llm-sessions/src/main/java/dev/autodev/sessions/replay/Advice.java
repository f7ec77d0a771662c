package dev.autodev.sessions.replay;

import dev.autodev.sessions.upstream.NoAnswerException;
import dev.autodev.sessions.upstream.NoAnswerException.Sent;

/** What replay says where there is nothing to play; the same call would meet it again. */
final class Advice {
  private static final int BAD_REQUEST = 400;

  private Advice() {}

  static NoAnswerException noAnswer(String advice) {
    return new NoAnswerException(BAD_REQUEST, advice, Sent.UNREAD, false);
  }
}
