package dev.autodev.control.recover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who was there and is there no more, look by look. No clock: a look is what passes. Gone is who
 * was seen through this run of Redis, or signed in it, and is missed in several looks one after the
 * other without a sign of life. After an outage, and where the signature is of an earlier run, it
 * counts only when everyone had the time to be back.
 */
final class Absences {
  private static final int PATIENT = 3;

  private final int looks;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Missed> missed = new HashMap<>();
  private String redis = "";
  private int trusted;
  private boolean interrupted;

  /**
   * What is known of one that is missed.
   *
   * @param times looks since it was last there
   * @param lastSign the last heartbeat that was applied
   * @param newestEvent the newest event there was when it was first missed
   * @param heardOut all that it had said by then is applied
   */
  record Missed(int times, String lastSign, String newestEvent, boolean heardOut) {
    /** Missed once more; a heartbeat that cannot have waited since before begins anew. */
    Missed still(String sign, Attended attended) {
      boolean alive = heardOut && !sign.equals(lastSign);
      return new Missed(alive ? 1 : times + 1, sign, newestEvent, attended.isPast(newestEvent));
    }
  }

  Absences(int looks) {
    this.looks = looks;
  }

  /** Forgets all: after an outage everyone must show up anew before being missed. */
  void forget() {
    begin();
    interrupted = true;
  }

  private void begin() {
    known.clear();
    missed.clear();
    trusted = 0;
    interrupted = false;
  }

  /**
   * One look.
   *
   * @param heartbeats of each worker that should be there, the last one that was applied
   * @return who is gone, each once
   */
  Set<String> look(Attended attended, Map<String, String> heartbeats) {
    if (!attended.redis().equals(redis)) {
      begin();
      redis = attended.redis();
    }
    if (trusted++ >= looks * PATIENT || !interrupted && attended.longUp()) {
      known.addAll(attended.signed().keySet());
    } else if (!interrupted) {
      known.addAll(attended.signedInThisRun());
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
        before == null
            ? new Missed(1, sign, attended.newestEvent(), attended.isPast(attended.newestEvent()))
            : before.still(sign, attended);
    missed.put(worker, now);
    return now.times() >= looks && now.heardOut();
  }
}
