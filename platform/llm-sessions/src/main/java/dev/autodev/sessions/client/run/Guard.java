package dev.autodev.sessions.client.run;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.Redactor;
import dev.autodev.processes.Streams;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.cage.Cell;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Launch;
import dev.autodev.sessions.client.RunDirectory;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.gateway.SessionGrant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a client within its limits, and says when and why it may not go on. */
final class Guard {
  private final Watch watch;
  private final SessionGrant grant;
  private final NotedLimits limits;
  private final Duration longestWait;
  private final Duration termWait;
  private final Cell cell;

  Guard(Watch watch, SessionGrant grant, NotedLimits limits, SessionsConfig config, Cell cell) {
    this.watch = watch;
    this.grant = grant;
    this.limits = limits;
    this.longestWait = config.retry().longestWait();
    this.termWait = config.clients().termWait();
    this.cell = cell;
  }

  void startAnew() {
    watch.startAnew();
  }

  boolean isBetweenTools() {
    return watch.isBetweenTools();
  }

  Duration patience() {
    return watch.patience();
  }

  Command command(Briefing briefing, Launch launch) {
    RunDirectory directory = briefing.directory();
    Map<String, String> extra = new HashMap<>(cell.environment());
    extra.putAll(launch.environment());
    Duration left = watch.left().isPositive() ? watch.left() : Duration.ofMillis(1);
    return new Command(
        cell.around(launch.argv()),
        briefing.request().worktree(),
        ChildEnvironment.clean(directory.home(), extra),
        new Limits(left, termWait, 0),
        Optional.empty(),
        Redactor.none(), // a line is read first: a secret cut out of it could take its brackets
        new Streams(
            Optional.of(launch.input()),
            Optional.of(new Streams.Errors(directory.complaints(), grant.redactor()))));
  }

  /** Takes note of an event; a verdict means that it is of no use to go on. */
  Optional<Verdict> hear(ClientEvent event) {
    watch.note(event);
    return event instanceof ClientEvent.Retrying retrying ? hopeless(retrying) : Optional.empty();
  }

  /** A client may sleep for an hour until it repeats a call; the queue waits better. */
  private Optional<Verdict> hopeless(ClientEvent.Retrying retrying) {
    return switch (retrying.trouble()) {
      case PASSING -> Optional.empty();
      case REFUSED -> Optional.of(new Verdict.Refused(retrying.reason()));
      case LIMITED ->
          limits
              .resetsAt()
              .filter(reset -> watch.isFartherThan(longestWait, reset))
              .map(reset -> new Verdict.Limited(Optional.of(reset)));
    };
  }

  /** What its cell refused since this was asked last. */
  List<String> refusals() {
    return cell.refusals();
  }

  /** Why it may not go on, if so. */
  Optional<Verdict> objection() {
    return grant
        .ledger()
        .denial()
        .<Verdict>map(denied -> new Verdict.Broken("no call goes out: " + denied.words(), false))
        .or(watch::objection);
  }

  Verdict verdict(Finished finished, Dialect dialect, Briefing briefing) {
    return switch (finished.ending()) {
      case Ending.Exited exited ->
          dialect.verdict(exited.code(), Complaints.lastOf(briefing.directory().complaints()));
      case Ending.TimedOut timedOut ->
          new Verdict.Broken("the session's total time is used up", true);
      case Ending.TooManyProcesses crowd ->
          new Verdict.Broken(
              "killed, with all it had started: they were %d processes at once"
                  .formatted(crowd.seen()),
              false);
      case Ending.NotStarted notStarted ->
          new Verdict.Broken("the client cannot be started: " + notStarted.why(), false);
      case Ending.Interrupted interrupted -> new Verdict.Broken("the client was stopped", true);
    };
  }
}
