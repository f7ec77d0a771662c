package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.gateway.Upstream;
import dev.autodev.sessions.gateway.UpstreamCall;
import dev.autodev.sessions.gateway.UpstreamReply;
import dev.autodev.sessions.replay.ScenarioLibrary.Lookup;
import dev.autodev.sessions.replay.Turn.ScriptedError;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Plays scenario files in place of a model; what no script says is an error, never made up. */
@Singleton
public class ReplayUpstream implements Upstream {
  private final ScenarioLibrary library;
  private final Vertx vertx;
  private final Map<SessionGrant, Map<Integer, Integer>> errorsPlayed =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Inject
  public ReplayUpstream(ScenarioLibrary library, Vertx vertx) {
    this.library = library;
    this.vertx = vertx;
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public Future<UpstreamReply> send(UpstreamCall call) {
    return switch (library.lookUp(call.grant().key(), promptOf(call.request()))) {
      case Lookup.Missing missing -> Future.succeededFuture(noScript(missing.advice()));
      case Lookup.Found found -> play(found, call);
    };
  }

  private Future<UpstreamReply> play(Lookup.Found found, UpstreamCall call) {
    int number = answersIn(call.request());
    List<Turn> turns = found.script().turns();
    if (number >= turns.size()) {
      return Future.succeededFuture(noScript(exhausted(found, call.grant().key(), number)));
    }
    Turn turn = turns.get(number);
    UpstreamReply reply =
        turn.error()
            .filter(error -> isDue(error, call.grant(), number))
            .map(ReplayUpstream::played)
            .orElseGet(() -> answer(turn, number, found.scenario(), call));
    return after(turn.delay(), reply);
  }

  private static UpstreamReply answer(Turn turn, int number, Scenario scenario, UpstreamCall call) {
    SessionKey key = call.grant().key();
    return new UpstreamReply.Answer(PlayedMessage.of(turn, number, scenario, key, call.request()));
  }

  /** The text of the first message. */
  private static String promptOf(ObjectNode request) {
    JsonNode content = request.path("messages").path(0).path("content");
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(block -> text.append(block.path("text").asText()).append('\n'));
    return text.toString();
  }

  /** The only thing that decides which turn it is. */
  private static int answersIn(ObjectNode request) {
    int answers = 0;
    for (JsonNode message : request.path("messages")) {
      answers += message.path("role").asText().equals("assistant") ? 1 : 0;
    }
    return answers;
  }

  private boolean isDue(ScriptedError error, SessionGrant grant, int number) {
    return errorsPlayed
            .computeIfAbsent(grant, any -> Collections.synchronizedMap(new HashMap<>()))
            .merge(number, 1, Integer::sum)
        <= error.times();
  }

  private static UpstreamReply played(ScriptedError error) {
    if (error.status() == 0) {
      return new UpstreamReply.Cut();
    }
    Map<String, String> headers = new HashMap<>();
    error.retryAfterSeconds().ifPresent(wait -> headers.put("retry-after", wait.toString()));
    return new UpstreamReply.Refusal(
        error.status(), typeOf(error.status()), "scripted error " + error.status(), headers);
  }

  private static String typeOf(int status) {
    return switch (status) {
      case 400 -> "invalid_request_error";
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      case 529 -> "overloaded_error";
      default -> "api_error";
    };
  }

  private Future<UpstreamReply> after(Duration delay, UpstreamReply reply) {
    if (!delay.isPositive()) {
      return Future.succeededFuture(reply);
    }
    Promise<UpstreamReply> later = Promise.promise();
    vertx.setTimer(Math.max(1, delay.toMillis()), timer -> later.complete(reply));
    return later.future();
  }

  private static UpstreamReply noScript(String advice) {
    return new UpstreamReply.Refusal(
        404, "not_found_error", advice, Map.of("x-should-retry", "false"));
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
