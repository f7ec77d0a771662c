package dev.autodev.sessions.cage;

import java.util.List;
import java.util.Map;

/** A cage around one session, until that ends. */
public interface Cell extends AutoCloseable {
  /** A command with the cage around it. */
  List<String> around(List<String> argv);

  /** The resident's variables, with those by which programs find their way out. */
  Map<String, String> environment();

  /** What was refused since this was asked last, in words that name the remedy. */
  List<String> refusals();

  /** Closes the ways out. */
  @Override
  void close();

  /** None at all. */
  record Open(Map<String, String> environment) implements Cell {
    @Override
    public List<String> around(List<String> argv) {
      return argv;
    }

    @Override
    public List<String> refusals() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
