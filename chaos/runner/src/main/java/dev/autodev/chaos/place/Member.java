package dev.autodev.chaos.place;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One place in the fleet: a process that is started again, under a new name, when it has ended. */
public final class Member {
  private final Place place;
  private final String name;
  private final Map<String, String> environment;
  private Program program;
  private @Nullable JvmProcess process;
  private int generation;
  private boolean wanted;

  Member(Place place, String name, Program program, Map<String, String> environment) {
    this.place = place;
    this.name = name;
    this.program = program;
    this.environment = new HashMap<>(environment);
  }

  public String name() {
    return name;
  }

  /** Which start this is, from 1. */
  public synchronized int generation() {
    return generation;
  }

  /** What an agent calls itself in this life. */
  public synchronized String worker() {
    return name + "-g" + generation;
  }

  /** From the next start on it runs what that checkout has built, an older or a newer version. */
  public synchronized void becomes(Path checkout) {
    program = program.of(checkout);
  }

  Program program() {
    return program;
  }

  /** Settings of the next start. */
  public synchronized void set(String key, String value) {
    environment.put(key, value);
  }

  public synchronized void unset(String key) {
    environment.remove(key);
  }

  /** Starts it unless it runs. */
  public synchronized void up() {
    wanted = true;
    if (process == null || !process.isAlive()) {
      generation++;
      Map<String, String> own = new HashMap<>(environment);
      own.put("SWARM_AGENT_WORKER", worker());
      own.computeIfPresent("SWARM_CHAOS_CLOCK", (key, any) -> place.clock().toString());
      process = JvmProcess.start(place, name, program.command(), own);
    }
  }

  /** For who keeps the fleet whole. */
  synchronized void upIfWanted() {
    if (wanted) {
      up();
    }
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  public synchronized JvmProcess process() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  /** SIGKILL; it is started again by the keeper. */
  public synchronized String kill() {
    process().kill();
    return worker();
  }

  /** SIGKILL, and it stays down. */
  public synchronized void down() {
    wanted = false;
    if (process != null) {
      process.kill();
    }
  }

  /** SIGTERM, a while to drain, and up again with the settings of now. */
  public void restart(Duration drain) {
    stop();
    if (!process().await(drain)) {
      process().kill();
    }
    up();
  }

  /** SIGTERM, and it stays down. */
  public synchronized void stop() {
    wanted = false;
    process().stop();
  }
}
