package dev.autodev.agent.report;

import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.json.Json;
import dev.autodev.processes.Redactor;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import dev.autodev.streams.StreamEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The live transcript {@code output:<task>}: capped, redacted, and lost while Redis is away. */
public final class Transcript {
  private static final Logger LOG = Logger.getLogger(Transcript.class);
  private static final int LONGEST_TEXT = 8_000;

  private final StreamAppender appender;
  private final Worker worker;
  private final TaskId task;
  private final int epoch;
  private final long length;
  private final Redactor redactor;
  private volatile boolean begun;

  /** Of one attempt. */
  public Transcript(
      StreamAppender appender, Worker worker, Subject subject, long length, Redactor redactor) {
    this.appender = appender;
    this.worker = worker;
    this.task = subject.task();
    this.epoch = subject.epoch();
    this.length = length;
    this.redactor = redactor;
  }

  /** Adds a line of a kind such as {@code said} or {@code tool}. */
  public void add(String kind, String text) {
    begun = true;
    // Redacted first: half a secret is not recognised.
    String safe = redactor.redact(text);
    String cut = safe.length() > LONGEST_TEXT ? safe.substring(0, LONGEST_TEXT) + " …" : safe;
    Line line = new Line(worker.clock().instant(), epoch, kind, cut);
    appender
        .append(
            List.of(
                new Outgoing(
                    Streams.OUTPUT_PREFIX + task,
                    Map.of(StreamEntry.BODY, Json.write(line)),
                    length)))
        .subscribe()
        .with(
            ids -> {},
            failure ->
                LOG.debugf("task=%s epoch=%d transcript line dropped: %s", task, epoch, failure));
  }

  /** The attempt is over: nobody asks for what it said after so long. */
  public void endsAfter(Duration kept) {
    if (!begun) {
      return;
    }
    appender
        .expire(Streams.OUTPUT_PREFIX + task, kept)
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf("task=%s transcript stays: %s", task, failure));
  }

  /** Whose transcript it is. */
  public record Subject(TaskId task, int epoch) {}

  /** One entry's body. */
  record Line(Instant at, int epoch, String kind, String text) {}
}
