package dev.autodev.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An inbox that a test speaks into. */
public final class Spoken implements SessionInbox {
  private final List<String> waiting = new ArrayList<>();
  private final List<String> handedOver = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  public synchronized void say(String words) {
    waiting.add(words);
  }

  @Override
  public synchronized Optional<String> next() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    handedOver.addAll(waiting);
    String words = String.join("\n", waiting);
    waiting.clear();
    return Optional.of(words);
  }

  @Override
  public synchronized void heard() {
    heard.addAll(handedOver);
    handedOver.clear();
  }

  /** What the model has answered to. */
  public synchronized List<String> reached() {
    return List.copyOf(heard);
  }
}
