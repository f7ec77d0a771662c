package dev.autodev.control.recover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who was there and is there no more, look by look. No clock: a look is what passes. Gone is who
 * was seen through this run of Redis, or signed, and is missed in several looks one after the other
 * without a sign of life. After an outage a signature counts only when everyone had the time to be
 * back.
 */
final class Absences {
  private static final int PATIENT = 5;

  private final int looks;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Missed> missed = new HashMap<>();
  private String redis = "";
  private int trusted;

  /**
   * What is known of one that is missed.
   *
   * @param times looks since it was last there
   * @param lastSign the last heartbeat that was applied
   * @param newestEvent the newest event there was when it was first missed
   */
  record Missed(int times, String lastSign, String newestEvent) {}

  Absences(int looks) {
    this.looks = looks;
  }

  /** Forgets all: after an outage everyone must show up anew before being missed. */
  void forget() {
    known.clear();
    missed.clear();
    trusted = 0;
  }

  /**
   * One look.
   *
   * @param heartbeats of each worker that should be there, the last one that was applied
   * @return who is gone, each once
   */
  Set<String> look(Attended attended, Map<String, String> heartbeats) {
    if (!attended.redis().equals(redis)) {
      forget();
      redis = attended.redis();
    }
    if (trusted++ >= looks * PATIENT) {
      known.addAll(attended.signed());
    }
    known.retainAll(heartbeats.keySet());
    missed.keySet().retainAll(heartbeats.keySet());
    Set<String> gone = new HashSet<>();
    heartbeats.forEach(
        (worker, sign) -> {
          if (attended.present().contains(worker)) {
            known.add(worker);
            missed.remove(worker);
          } else if (known.contains(worker) && isGone(worker, sign, attended)) {
            missed.remove(worker);
            gone.add(worker);
          }
        });
    return gone;
  }

  private boolean isGone(String worker, String sign, Attended attended) {
    Missed before = missed.get(worker);
    Missed now =
        before == null || !before.lastSign().equals(sign)
            ? new Missed(1, sign, before == null ? attended.newestEvent() : before.newestEvent())
            : new Missed(before.times() + 1, sign, before.newestEvent());
    missed.put(worker, now);
    // What it said last may still wait to be applied.
    return now.times() >= looks && attended.isPast(now.newestEvent());
  }
}
