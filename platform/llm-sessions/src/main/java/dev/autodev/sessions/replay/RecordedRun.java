package dev.autodev.sessions.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.replay.speech.Dialogue;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The exchanges of a run as the gateway recorded them. The n-th call of a session is answered as
 * the n-th call of the recorded session was: that of the same task, else the only one of the same
 * role, kind of task, round and repository.
 */
final class RecordedRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<SessionKey, Map<Integer, RecordedCall>> sessions = new HashMap<>();

  private RecordedRun(Path file) {
    this.file = file;
  }

  /**
   * Reads the lines of {@code exchanges.jsonl}, of one session or several in one file.
   *
   * @throws SessionSettingsException if the file cannot be played
   */
  static RecordedRun read(Path file) {
    RecordedRun run = new RecordedRun(file);
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        run.add(line, ++number);
      }
    } catch (IOException e) {
      throw new SessionSettingsException(
          "swarm.sessions.replay.recorded names %s, which cannot be read: %s".formatted(file, e),
          e);
    }
    return run;
  }

  private void add(String line, int number) {
    try {
      JsonNode exchange = JSON.readTree(line);
      if (exchange.has("call")) {
        SessionKey key =
            new SessionKey(
                exchange.path("task").asText(),
                exchange.path("epoch").asInt(),
                exchange.path("role").asText(),
                exchange.path("taskType").asText(),
                exchange.path("round").asInt(),
                exchange.path("repository").asText());
        sessions
            .computeIfAbsent(key, any -> new HashMap<>())
            .put(exchange.path("call").asInt(), new RecordedCall((ObjectNode) exchange));
      }
    } catch (JsonProcessingException | RuntimeException e) {
      throw new SessionSettingsException(
          "swarm.sessions.replay.recorded: line %d of %s is no recorded exchange; give it as the gateway wrote it"
              .formatted(number, file),
          e);
    }
  }

  /**
   * The recorded answer.
   *
   * @throws HttpClosedException if the connection was lost before one
   */
  Played play(UpstreamCall call, ObjectNode request) throws HttpClosedException {
    Map<Integer, RecordedCall> session = session(call.key());
    RecordedCall recorded = session.get(call.number());
    if (recorded == null) {
      throw Advice.noAnswer(
          "the recorded session made %d calls, and this one makes call %d; it went another way than was recorded in %s"
              .formatted(session.size(), call.number(), file));
    }
    Dialogue asked = Dialogue.of(call.request().protocol(), request);
    Optional<String> difference = recorded.differenceFrom(call.request().protocol(), asked);
    if (difference.isPresent()) {
      throw Advice.noAnswer(
          "call %d is not the one recorded in %s: %s"
              .formatted(call.number(), file, difference.get()));
    }
    return recorded.played();
  }

  private Map<Integer, RecordedCall> session(SessionKey key) {
    Map<Integer, RecordedCall> same = sessions.get(key);
    if (same != null) {
      return same;
    }
    List<SessionKey> alike = new ArrayList<>();
    sessions.keySet().stream().filter(other -> isAlike(key, other)).forEach(alike::add);
    Set<String> tasks = new TreeSet<>();
    alike.forEach(other -> tasks.add(other.taskId()));
    if (alike.size() != 1) {
      throw Advice.noAnswer(
          "%s has %s %s of role %s in round %d, attempt %d, of repository %s; it must have exactly one"
              .formatted(
                  file,
                  alike.isEmpty()
                      ? "no session of"
                      : "more than one session, those of tasks " + tasks + " of",
                  key.taskType(),
                  key.role(),
                  key.round(),
                  key.epoch(),
                  key.repository()));
    }
    return sessions.getOrDefault(alike.getFirst(), Map.of());
  }

  /** Task ids are drawn anew in every run. */
  private static boolean isAlike(SessionKey one, SessionKey other) {
    return one.epoch() == other.epoch()
        && one.role().equals(other.role())
        && one.taskType().equals(other.taskType())
        && one.round() == other.round()
        && one.repository().equals(other.repository());
  }
}
