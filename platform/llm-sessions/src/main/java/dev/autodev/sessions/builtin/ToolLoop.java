package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionInbox;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.cage.Cell;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.Tokens;
import dev.autodev.sessions.tools.ToolAnswer;
import dev.autodev.sessions.tools.Toolbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the model, does what it asks for, and tells it, until it is done or may not go on. */
final class ToolLoop {
  private final LoopRun run;
  private final PatientModel model;
  private final Toolbox tools;
  private final Cell cell;
  private final Conversation conversation;
  private final Submission submission;
  private final Telling telling;
  private String lastText = "";

  ToolLoop(LoopRun run, PatientModel model, Toolbox tools, Cell cell, Telling telling) {
    this.run = run;
    this.model = model;
    this.tools = tools;
    this.cell = cell;
    this.telling = telling;
    this.submission = new Submission(run.request().resultSchema());
    ArrayNode declared = tools.declarations();
    submission.declareIn(declared);
    this.conversation =
        new Conversation(
            run.request().model(), run.maxOutputTokens(), run.request().systemPrompt(), declared);
    conversation.user(run.request().prompt());
  }

  SessionOutcome toItsEnd() throws InterruptedException {
    int most = run.request().limits().maxTurns();
    for (int turn = 1; turn <= most; turn++) {
      stopIfInterrupted();
      if (run.deadline().isOver()) {
        return end(PatientModel.overTime());
      }
      Optional<SessionOutcome> ended = turn(turn);
      if (ended.isPresent()) {
        return ended.get();
      }
    }
    return failed("used up its " + most + " turns before it was done", false);
  }

  private Optional<SessionOutcome> turn(int number) throws InterruptedException {
    inbox().next().ifPresent(conversation::more);
    Instant asked = run.clock().instant();
    ModelReply reply = model.ask(conversation.body());
    if (!(reply instanceof ModelReply.Message message)) {
      return Optional.of(end(reply));
    }
    inbox().heard();
    Duration took = Duration.between(asked, run.clock().instant());
    telling.modelCalled(priced(message.content()), took);
    JsonNode content = message.content().path("content");
    conversation.assistant(content);
    hear(content);
    List<JsonNode> calls = callsIn(content);
    if (!calls.isEmpty()) {
      answer(calls);
      return ending(number);
    }
    return stopped(message.content().path("stop_reason").asText(), number);
  }

  private void hear(JsonNode content) {
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("text") && !block.path("text").asText().isBlank()) {
        lastText = block.path("text").asText();
        telling.said(lastText);
      }
    }
  }

  private static List<JsonNode> callsIn(JsonNode content) {
    List<JsonNode> calls = new ArrayList<>();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("tool_use")) {
        calls.add(block);
      }
    }
    return calls;
  }

  private void answer(List<JsonNode> calls) throws InterruptedException {
    ArrayNode results = conversation.toolResults();
    for (JsonNode call : calls) {
      stopIfInterrupted();
      String name = call.path("name").asText();
      JsonNode input = call.path("input");
      telling.called(name, input);
      ToolAnswer answer =
          name.equals(Submission.TOOL) && submission.isWanted()
              ? submission.handIn(input)
              : tools.call(name, input);
      telling.returned(name, answer);
      cell.refusals().forEach(telling::refused);
      Conversation.addResult(results, call.path("id").asText(), answer);
    }
    stopIfInterrupted();
  }

  /** After the tools: the result was accepted, or cannot be any more, or it goes on. */
  private Optional<SessionOutcome> ending(int turns) {
    if (submission.accepted().isPresent()) {
      return spokenTo() ? Optional.empty() : Optional.of(completed(turns));
    }
    return submission.failure().map(reason -> failed(reason, true));
  }

  /** The model asked for nothing more. */
  private Optional<SessionOutcome> stopped(String reason, int turns) {
    return switch (reason) {
      case "refusal" -> Optional.of(failed("the model refused the request", false));
      case "max_tokens" -> Optional.of(failed("an answer was cut at its length limit", true));
      case "model_context_window_exceeded" ->
          Optional.of(failed("the conversation no longer fits the model's context", false));
      case "pause_turn" -> Optional.empty();
      default -> {
        if (spokenTo()) {
          yield Optional.empty();
        }
        yield submission.isWanted() ? reminded() : Optional.of(spoken(turns));
      }
    };
  }

  /** What was said in time is heard, also by a model that thinks it is done. */
  private boolean spokenTo() {
    Optional<String> words = inbox().next();
    words.ifPresent(
        said -> {
          submission.reopen();
          conversation.more(said);
        });
    return words.isPresent();
  }

  private SessionInbox inbox() {
    return run.request().inbox();
  }

  private Optional<SessionOutcome> reminded() {
    conversation.user(submission.reminder());
    return submission.failure().map(reason -> failed(reason, true));
  }

  private SessionOutcome spoken(int turns) {
    return lastText.isEmpty() ? failed("the model answered nothing", true) : completed(turns);
  }

  private SessionOutcome completed(int turns) {
    return new SessionOutcome.Completed(
        telling.redacted(lastText), submission.accepted().map(telling::redacted), used(), turns);
  }

  private SessionOutcome end(ModelReply reply) {
    return switch (reply) {
      case ModelReply.Message message -> throw new IllegalStateException("a message is no end");
      case ModelReply.Failed failed -> failed(failed.reason(), failed.retryable());
      case ModelReply.Limited limited -> new SessionOutcome.RateLimited(limited.resetsAt(), used());
      case ModelReply.Denied denied ->
          SessionOutcome.denied(run.grant().ledger().denial().orElseThrow(), used());
      case ModelReply.Unauthorized refused ->
          new SessionOutcome.Unauthorized(telling.redacted(refused.reason()), used());
    };
  }

  private SessionOutcome failed(String reason, boolean retryable) {
    return new SessionOutcome.Failed(telling.redacted(reason), used(), retryable);
  }

  private Usage used() {
    return run.grant().ledger().usage();
  }

  private Usage priced(ObjectNode message) {
    Tokens used = Protocol.MESSAGES.used(message).orElse(Tokens.NONE);
    return run.prices().of(message.path("model").asText(), used);
  }

  static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
