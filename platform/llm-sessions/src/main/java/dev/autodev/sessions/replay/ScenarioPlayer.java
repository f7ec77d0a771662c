package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.Tokens;
import dev.autodev.sessions.replay.ScenarioLibrary.Lookup;
import dev.autodev.sessions.replay.Turn.ScriptedError;
import dev.autodev.sessions.replay.speech.ClientTools;
import dev.autodev.sessions.replay.speech.Dialogue;
import dev.autodev.sessions.replay.speech.Speech;
import dev.autodev.sessions.replay.speech.ToolUse;
import dev.autodev.sessions.upstream.NoAnswerException;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClosedException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Answers calls out of scenario files. */
final class ScenarioPlayer {
  private final ScenarioLibrary library;
  private final Map<Object, Map<Integer, Integer>> errorsPlayed =
      Collections.synchronizedMap(new WeakHashMap<>());

  ScenarioPlayer(ScenarioLibrary library) {
    this.library = library;
  }

  /**
   * The next answer.
   *
   * @throws NoAnswerException if no script has one, saying what to do
   * @throws HttpClosedException if the script breaks the connection
   */
  Played play(UpstreamCall call, ObjectNode request) throws HttpClosedException {
    Protocol protocol = call.request().protocol();
    Dialogue dialogue = Dialogue.of(protocol, request);
    SessionKey key = call.key();
    Lookup.Found found =
        switch (library.lookUp(key, dialogue.prompt())) {
          case Lookup.Missing missing -> throw Advice.noAnswer(missing.advice());
          case Lookup.Found one -> one;
        };
    Optional<ToolUse> wait = dialogue.unfinished();
    if (wait.isPresent()) {
      return told(dialogue, waiting(dialogue, key, wait.get()), found.scenario());
    }
    int number = dialogue.answers();
    List<Turn> turns = found.script().turns();
    if (number >= turns.size()) {
      throw Advice.noAnswer(exhausted(found, key, number));
    }
    Turn turn = turns.get(number);
    Optional<ScriptedError> error = turn.error().filter(due -> isDue(due, call.session(), number));
    if (error.isPresent() && error.get().midway().isEmpty()) {
      return failed(error.get(), protocol).after(turn.delay());
    }
    Played whole = told(dialogue, speech(turn, number, key, dialogue), found.scenario());
    return error
        .flatMap(ScriptedError::midway)
        .map(midway -> midway.of(whole))
        .orElse(whole)
        .after(turn.delay());
  }

  private static Played told(Dialogue dialogue, Speech speech, Scenario scenario) {
    ObjectNode whole = dialogue.whole(speech, scenario.model().orElseGet(dialogue::model));
    return dialogue.streaming()
        ? Played.events(dialogue.events(whole))
        : Played.document(200, MultiMap.caseInsensitiveMultiMap(), whole);
  }

  private static Speech speech(Turn turn, int number, SessionKey key, Dialogue dialogue) {
    Template template = new Template(key);
    List<ToolUse> tools =
        turn.tools().stream()
            .map(tool -> new ToolUse(tool.name(), template.fill(tool.input())))
            .toList();
    Speech.Turn neutral = new Speech.Turn(template.fill(turn.text()), tools);
    return new Speech(
        new ClientTools(dialogue.tools()).tell(neutral),
        number,
        key.taskId(),
        turn.usage().map(ScenarioPlayer::tokens),
        turn.stop());
  }

  private static Speech waiting(Dialogue dialogue, SessionKey key, ToolUse wait) {
    Speech.Turn turn = new Speech.Turn("", List.of(wait));
    int place = dialogue.shape().size();
    return new Speech(turn, place, key.taskId(), Optional.empty(), Optional.empty());
  }

  private static Tokens tokens(JsonNode usage) {
    return new Tokens(
        usage.path("input_tokens").asLong(),
        usage.path("output_tokens").asLong(),
        usage.path("cache_read_input_tokens").asLong(),
        usage.path("cache_creation_input_tokens").asLong());
  }

  private boolean isDue(ScriptedError error, Object session, int number) {
    return errorsPlayed
            .computeIfAbsent(session, any -> Collections.synchronizedMap(new HashMap<>()))
            .merge(number, 1, Integer::sum)
        <= error.times();
  }

  private static Played failed(ScriptedError error, Protocol protocol) throws HttpClosedException {
    if (error.status() == 0) {
      throw new HttpClosedException("the script cuts the connection");
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(error.headers());
    ObjectNode body = protocol.error(error.status(), "scripted error " + error.status());
    error.type().ifPresent(type -> body.withObject("/error").put("type", type));
    return Played.document(error.status(), headers, body);
  }

  private static String exhausted(Lookup.Found found, SessionKey key, int number) {
    return ("The replay script for task %s in round %d of repository %s (%s) has %d turns, and the session asks for turn"
            + " %d: the session went another way than was recorded. Add the turn, or look in exchanges.jsonl for what"
            + " differed.")
        .formatted(
            key.taskType(),
            key.round(),
            key.repository(),
            found.scenario().origin(),
            found.script().turns().size(),
            number + 1);
  }
}
