package dev.autodev.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Scans position by position; keeps no more text than the longest secret it may be in. */
final class RedactingStream implements Redactor.Stream {

  private static final int ASCII = 128;
  private static final IntPredicate NOTHING = c -> false;

  private final Map<Character, List<Secret>> byFirst = new HashMap<>();
  private final boolean[] asciiFirst = new boolean[ASCII];
  private final StringBuilder held = new StringBuilder();
  private final KeyBlock keyBlock = new KeyBlock();
  private IntPredicate swallow = NOTHING;

  RedactingStream(List<Secret> secrets) {
    for (Secret secret : secrets) {
      byFirst.computeIfAbsent(secret.first(), first -> new ArrayList<>()).add(secret);
    }
    byFirst.computeIfAbsent(KeyBlock.FIRST, first -> new ArrayList<>());
    byFirst.keySet().stream().filter(c -> c < ASCII).forEach(c -> asciiFirst[c] = true);
  }

  @Override
  public String feed(CharSequence chunk) {
    held.append(chunk);
    return scan(false);
  }

  @Override
  public String end() {
    return scan(true);
  }

  private String scan(boolean last) {
    StringBuilder out = new StringBuilder(held.length());
    int at = 0;
    while (at < held.length()) {
      char c = held.charAt(at);
      if (keyBlock.open()) {
        keyBlock.swallow(c);
        at++;
        continue;
      }
      if (swallow.test(c)) {
        at++;
        continue;
      }
      swallow = NOTHING;
      if (!mayStart(c)) {
        out.append(c);
        at++;
        continue;
      }
      int length = secretAt(at, last);
      if (length == Secret.UNDECIDED) {
        break;
      }
      if (length == Secret.NO) {
        out.append(c);
        at++;
      } else {
        out.append(Redactor.MARK);
        at += length;
      }
    }
    held.delete(0, at);
    return out.toString();
  }

  private boolean mayStart(char c) {
    return c < ASCII ? asciiFirst[c] : byFirst.containsKey(c);
  }

  /** The longest secret wins; while a longer one is possible nothing is decided. */
  private int secretAt(int at, boolean last) {
    char c = held.charAt(at);
    int longest = Secret.NO;
    IntPredicate tail = NOTHING;
    for (Secret secret : byFirst.getOrDefault(c, List.of())) {
      int length = secret.match(held, at, last);
      if (length == Secret.UNDECIDED) {
        return length;
      }
      if (length > longest) {
        longest = length;
        tail = secret.tail();
      }
    }
    if (c == KeyBlock.FIRST) {
      int length = KeyBlock.header(held, at, last);
      if (length == Secret.UNDECIDED) {
        return length;
      }
      if (length > longest) {
        keyBlock.begin();
        return length;
      }
    }
    swallow = tail;
    return longest;
  }
}
