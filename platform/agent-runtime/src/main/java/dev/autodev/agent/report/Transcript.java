package dev.autodev.agent.report;

import dev.autodev.agent.AgentConfig;
import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.json.Json;
import dev.autodev.processes.Redactor;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** The live transcript {@code output:<task>}: capped, redacted, and lost while Redis is away. */
public final class Transcript {
  private static final Logger LOG = Logger.getLogger(Transcript.class);
  private static final int LONGEST_TEXT = 8_000;

  private final StreamAppender appender;
  private final Worker worker;
  private final TaskId task;
  private final int epoch;
  private final AgentConfig config;
  private final Redactor redactor;

  /** Of one attempt. */
  public Transcript(
      StreamAppender appender,
      Worker worker,
      Subject subject,
      AgentConfig config,
      Redactor redactor) {
    this.appender = appender;
    this.worker = worker;
    this.task = subject.task();
    this.epoch = subject.epoch();
    this.config = config;
    this.redactor = redactor;
  }

  /** Adds a line of a kind such as {@code said} or {@code tool}. */
  public void add(String kind, String text) {
    // Redacted first: half a secret is not recognised.
    String safe = redactor.redact(text);
    String cut = safe.length() > LONGEST_TEXT ? safe.substring(0, LONGEST_TEXT) + " …" : safe;
    Line line = new Line(worker.clock().instant(), epoch, kind, cut);
    appender
        .append(
            List.of(
                Outgoing.of(Streams.OUTPUT_PREFIX + task, Json.write(line))
                    .trimmed(config.transcriptLength())
                    .expiring(config.transcriptKept())))
        .subscribe()
        .with(
            ids -> {},
            failure ->
                LOG.debugf("task=%s epoch=%d transcript line dropped: %s", task, epoch, failure));
  }

  /** Whose transcript it is. */
  public record Subject(TaskId task, int epoch) {}

  /** One entry's body. */
  record Line(Instant at, int epoch, String kind, String text) {}
}
