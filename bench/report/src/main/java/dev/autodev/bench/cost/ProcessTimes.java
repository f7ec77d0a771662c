package dev.autodev.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What Linux tells about processes; nothing on other systems. */
final class ProcessTimes {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux
  private static final int USER_TIME = 11; // fields after the name, counted from the state
  private static final int LAST_TIME = 14; // of children that have ended

  private ProcessTimes() {}

  /** Seconds of processor time of these processes and all below them, ended ones as well. */
  static OptionalDouble seconds(List<Long> roots) {
    if (roots.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (var root : roots) {
      var handle = ProcessHandle.of(root);
      if (handle.isEmpty() || !Files.isDirectory(Path.of("/proc/" + root))) {
        return OptionalDouble.empty();
      }
      sum += own(root);
      sum += handle.get().descendants().mapToDouble(child -> own(child.pid())).sum();
    }
    return OptionalDouble.of(sum);
  }

  private static double own(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double ticks = 0;
      for (var field = USER_TIME; field <= LAST_TIME; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0; // ended meanwhile: its parent has its time
    }
  }

  /** The largest resident set this process ever had, in kB. */
  static OptionalLong peakOfThis() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
