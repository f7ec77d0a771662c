package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.SessionInbox;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.ClientProgram;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Launch;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.client.run.ClientProcess.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * One session of a client: a run of it, a further one for whatever is said to it meanwhile, and one
 * where its result has to be mended.
 */
final class ClientSession {
  private static final Logger LOG = Logger.getLogger(ClientSession.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LISTENS_EVERY = Duration.ofMillis(500);

  private final ClientProgram program;
  private final Briefing briefing;
  private final Guard guard;
  private final Transcript transcript;
  private final KeptSession kept;
  private final Dialect dialect;
  private final TreeMap<String, Integer> ignored = new TreeMap<>();
  private Optional<String> session = Optional.empty();
  private Optional<String> speech = Optional.empty();
  private boolean answered;

  ClientSession(
      ClientProgram program,
      Briefing briefing,
      Guard guard,
      Transcript transcript,
      KeptSession kept) {
    this.program = program;
    this.briefing = briefing;
    this.guard = guard;
    this.transcript = transcript;
    this.kept = kept;
    this.dialect = program.dialect(briefing.request());
  }

  Verdict toItsEnd() throws IOException, InterruptedException {
    Result result = new Result(briefing.request().resultSchema());
    program.prepare(briefing);
    Verdict verdict = begun();
    Optional<String> wrong = result.wrong(verdict);
    if (wrong.isEmpty() || session.isEmpty()) {
      return result.taken(verdict, "");
    }
    Launch again = program.goOn(briefing, session.get(), result.repair(wrong.get()));
    return result.taken(run(again), " (also after one repair turn)");
  }

  /** A client that does not find the session it is to go on with begins one. */
  private Verdict begun() throws IOException, InterruptedException {
    Optional<String> earlier = kept.toGoOn();
    if (earlier.isPresent()) {
      dialect.goOn();
      String words = briefing.request().goOn().orElseThrow();
      Verdict verdict = run(program.goOn(briefing, earlier.get(), words));
      if (session.isPresent() || !(verdict instanceof Verdict.Broken)) {
        return verdict;
      }
    }
    return run(program.begin(briefing));
  }

  /** A client hears nothing while it runs: it is stopped, and goes on with what was said. */
  private Verdict run(Launch first) throws IOException, InterruptedException {
    Launch launch = first;
    while (true) {
      Optional<Verdict> verdict = untilSpokenTo(launch);
      Optional<String> said = said(verdict);
      if (said.isEmpty()) {
        return verdict.orElseThrow();
      }
      launch = program.goOn(briefing, session.orElseThrow(), said.get());
    }
  }

  private Optional<String> said(Optional<Verdict> verdict) {
    boolean goesOn = verdict.isEmpty() || verdict.get() instanceof Verdict.Done;
    if (!goesOn || session.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> words = speech.or(inbox()::next);
    speech = Optional.empty();
    return words;
  }

  private SessionInbox inbox() {
    return briefing.request().inbox();
  }

  /** Empty: something was said, and the client is stopped to hear it. */
  private Optional<Verdict> untilSpokenTo(Launch launch) throws IOException, InterruptedException {
    dialect.startAnew();
    guard.startAnew();
    answered = false;
    try (ClientProcess process = ClientProcess.start(guard.command(briefing, launch))) {
      while (true) {
        Optional<Verdict> objection = guard.objection();
        if (objection.isPresent()) {
          return objection;
        }
        // Not in the middle of a tool; and what has not answered yet has no session to go on with.
        if (answered && session.isPresent() && guard.isBetweenTools()) {
          speech = inbox().next();
          if (speech.isPresent()) {
            return Optional.empty();
          }
        }
        Optional<Heard> next = process.next(shorter(guard.patience(), LISTENS_EVERY));
        if (next.isPresent()) {
          Optional<Verdict> verdict = judged(next.get());
          guard.refusals().forEach(transcript::refused);
          if (verdict.isPresent()) {
            return verdict;
          }
        }
      }
    } finally {
      tellIgnored();
    }
  }

  private Optional<Verdict> judged(Heard heard) throws IOException {
    return switch (heard) {
      case Heard.Line line -> hear(line.text());
      case Heard.Over over -> Optional.of(guard.verdict(over.how(), dialect, briefing));
    };
  }

  private Optional<Verdict> hear(String line) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      ignored.merge("no JSON", 1, Integer::sum);
      return Optional.empty();
    }
    Optional<Verdict> hopeless = Optional.empty();
    for (ClientEvent event : dialect.hear(json)) {
      hopeless = hopeless.or(() -> guard.hear(event));
      transcript.tell(event);
      switch (event) {
        case ClientEvent.Opened opened -> {
          session = Optional.of(opened.session());
          kept.write(opened.session());
        }
        case ClientEvent.Answered begun -> {
          answered = true;
          inbox().heard();
        }
        case ClientEvent.Unknown unknown -> ignored.merge(unknown.type(), 1, Integer::sum);
        default -> {}
      }
    }
    return hopeless;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void tellIgnored() {
    if (!ignored.isEmpty()) {
      LOG.infof(
          "task=%s client=%s lines of unknown type were ignored: %s",
          briefing.request().key().taskId(), program.name(), ignored);
      ignored.clear();
    }
  }
}
