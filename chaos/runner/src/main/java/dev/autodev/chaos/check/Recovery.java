package dev.autodev.chaos.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long the tasks in a victim's hands waited until somebody ran them again.
 *
 * @param millis one for each such task, shortest first
 * @param undisturbed those of them whose victim was not the last one at work, and with every server
 *     up until they ran again
 * @param never tasks that nobody ran again although they had not ended
 */
public record Recovery(List<Long> millis, List<Long> undisturbed, List<String> never) {
  static Recovery of(List<Effect> effects, Victims victims, Set<String> ended) {
    Map<String, List<Effect>> begun = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (Effect effect : effects) {
      if (effect.done()) {
        done.add(attempt(effect));
      } else {
        begun.computeIfAbsent(effect.task(), ignored -> new ArrayList<>()).add(effect);
      }
    }
    List<Long> waits = new ArrayList<>();
    List<Long> undisturbed = new ArrayList<>();
    List<String> never = new ArrayList<>();
    for (List<Effect> attempts : begun.values()) {
      for (Effect effect : attempts) {
        if (victims.struck(effect.worker()) && !done.contains(attempt(effect))) {
          long killed = victims.at(effect.worker());
          attempts.stream()
              .filter(next -> next.at() >= killed && next.epoch() > effect.epoch())
              .findFirst()
              .ifPresentOrElse(
                  next -> {
                    waits.add(next.at() - killed);
                    if (victims.hadOthers(effect.worker())
                        && victims.allServersWereUp(killed, next.at())) {
                      undisturbed.add(next.at() - killed);
                    }
                  },
                  () -> {
                    if (!ended.contains(effect.task())) {
                      never.add(effect.task());
                    }
                  });
        }
      }
    }
    Collections.sort(waits);
    Collections.sort(undisturbed);
    return new Recovery(waits, undisturbed, never);
  }

  private static String attempt(Effect effect) {
    return effect.task() + " " + effect.epoch() + " " + effect.worker();
  }

  /** Of a share between 0 and 1, in milliseconds; 0 where there was nothing. */
  public long percentile(double share) {
    return percentile(millis, share);
  }

  private static long percentile(List<Long> millis, double share) {
    if (millis.isEmpty()) {
      return 0;
    }
    int index = (int) Math.ceil(share * millis.size()) - 1;
    return millis.get(Math.max(0, Math.min(index, millis.size() - 1)));
  }

  String line() {
    return ("tasks of killed agents ran again after ms: %s%n"
            + "of those with another agent at work and all servers up: %s")
        .formatted(figures(millis), figures(undisturbed));
  }

  private static String figures(List<Long> millis) {
    return "p50 %d  p95 %d  max %d  (%d tasks)"
        .formatted(
            percentile(millis, 0.5),
            percentile(millis, 0.95),
            percentile(millis, 1),
            millis.size());
  }
}
