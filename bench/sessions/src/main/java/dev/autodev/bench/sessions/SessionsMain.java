package dev.autodev.bench.sessions;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Prints a line of JSON for each client alone and at once; and which was not there, to stderr. */
public final class SessionsMain {
  private static final List<String> CLIENTS = List.of(Stage.BUILTIN, "claude", "codex");

  private SessionsMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    Logger.getLogger("").setLevel(Level.WARNING);
    PrintStream stdout = System.out;
    System.setOut(System.err); // the log goes there; stdout carries the lines
    Sizes sizes = Sizes.of(List.of(arguments).contains("--quick"));
    try (Scratch scratch = Scratch.open();
        Stage stage = new Stage(scratch.path(), Map.of())) {
      new SessionsCase(stage, sizes, measure -> stdout.println(measure.line()), System.err::println)
          .run(CLIENTS);
    }
  }
}
