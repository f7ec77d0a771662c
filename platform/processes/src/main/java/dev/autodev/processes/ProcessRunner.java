package dev.autodev.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Starts programs and waits for them; whatever happens, no process of theirs outlives the call. */
public final class ProcessRunner {

  /** The variable that marks every process of one run. */
  public static final String MARKER = "SWARM_RUN_ID";

  private static final Path NOTHING = Path.of("/dev/null");
  private static final Duration STOP_MARGIN = Duration.ofSeconds(10);

  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final Asked asked;
  private volatile boolean shutDown;

  /** Asks all of a program's processes to stop. */
  public ProcessRunner() {
    this(Asked.ALL);
  }

  /** Asks these to stop, before it kills what is left. */
  public ProcessRunner(Asked asked) {
    this.asked = asked;
  }

  /** Runs the command and waits for its end. */
  public Finished run(Command command) {
    return run(command, line -> {});
  }

  /**
   * Runs the command, waits for its end and hands on each redacted line as it comes, on another
   * thread. An interrupt of the calling thread stops the program with its whole tree and stays set;
   * on a thread that is interrupted already nothing is started. When the consumer throws, the
   * program is stopped and the exception thrown on.
   */
  public Finished run(Command command, Consumer<String> lines) {
    if (Thread.currentThread().isInterrupted()) {
      return notRun(new Ending.Interrupted());
    }
    if (shutDown) {
      return notRun(new Ending.NotStarted("shutting down"));
    }
    if (!Files.isDirectory(command.directory())) {
      return notRun(new Ending.NotStarted("directory " + command.directory() + " does not exist"));
    }
    String marker = UUID.randomUUID().toString();
    try {
      return run(start(command, marker), command, marker, lines);
    } catch (IOException e) {
      return notRun(new Ending.NotStarted(String.valueOf(e.getMessage())));
    }
  }

  private Finished run(Process process, Command command, String marker, Consumer<String> lines) {
    ProcessTree tree = new ProcessTree(process, MARKER + "=" + marker, asked);
    OutputPump pump = new OutputPump(process.getInputStream(), command, lines);
    Optional<OutputPump> errors =
        command.streams().errors().map(file -> OutputPump.ofErrors(process.getErrorStream(), file));
    Running child = new Running(process, tree, pump, errors, command);
    running.add(child);
    if (shutDown) {
      child.requestStop();
    }
    try {
      pump.start(Long.toString(process.pid()));
      errors.ifPresent(also -> also.start(process.pid() + "-errors"));
      return child.await();
    } finally {
      running.remove(child);
    }
  }

  /** For shutdown: stops everything that runs, waits until it is gone, and starts nothing more. */
  public void stopAll() {
    shutDown = true;
    List<Running> children = List.copyOf(running);
    children.forEach(Running::requestStop);
    children.forEach(child -> Uninterruptibly.await(child.gone(), child.grace().plus(STOP_MARGIN)));
  }

  private static Process start(Command command, String marker) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ProcessGroup.leading(command.argv(), command.directory()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(command.environment());
    environment.put(MARKER, marker);
    return builder
        .directory(command.directory().toFile())
        .redirectErrorStream(command.streams().errors().isEmpty())
        .redirectInput(command.streams().input().orElse(NOTHING).toFile())
        .start();
  }

  private static Finished notRun(Ending ending) {
    return new Finished(ending, "", 0, Duration.ZERO);
  }
}
