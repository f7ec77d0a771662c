package dev.autodev.agent.work;

import dev.autodev.agent.Ask;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The model sessions of one attempt: asked, listened to, paid for. */
final class SessionsOfAttempt {
  private final Surroundings shared;
  private final TaskOrder order;
  private final AttemptContext.Voice voice;
  private final Workspace workspace;
  private final AtomicInteger asked = new AtomicInteger();
  private Usage used = Usage.NONE;

  SessionsOfAttempt(
      Surroundings shared, TaskOrder order, AttemptContext.Voice voice, Workspace workspace) {
    this.shared = shared;
    this.order = order;
    this.voice = voice;
    this.workspace = workspace;
  }

  <T> T ask(Path directory, Ask<T> ask) {
    Prompt prompt = shared.models().prompts().of(order.role());
    String model = prompt.model().orElseGet(shared.models().clients()::model);
    SessionRequest request =
        new SessionRequest(
            key(),
            directory.toAbsolutePath(),
            workspace.directory().resolve("sessions").resolve("" + asked.incrementAndGet()),
            prompt.text(),
            ask.prompt(),
            model,
            ask.tools(),
            Optional.of(ResultSchema.of(ask.result())),
            limits(),
            shared.caches().environment());
    shared.caches().prepare(directory);
    SessionHeard heard = new SessionHeard(voice, model);
    SessionOutcome outcome = shared.models().clients().configured().run(request, heard);
    heard.settle(outcome.usage());
    spend(outcome.usage());
    return result(SessionEnding.completed(outcome), ask.result());
  }

  private static <T> T result(SessionOutcome.Completed completed, Class<T> type) {
    try {
      return Json.read(
          completed
              .result()
              .orElseThrow(() -> new InvalidModelException("there is no structured result")),
          type);
    } catch (InvalidModelException e) {
      throw new AttemptEnded(
          new TaskOutcome.Retry(
              "the session's result cannot be used: " + e.getMessage(), Optional.empty()));
    }
  }

  private SessionKey key() {
    return new SessionKey(
        order.task().value(),
        order.epoch(),
        order.role().wireName(),
        order.payload().taskType().wireName(),
        Rounds.of(order.payload()),
        order.repository().map(repository -> repository.name()).orElse("none"),
        order.workflow().map(WorkflowId::value));
  }

  private synchronized void spend(Usage usage) {
    used = used.plus(usage);
  }

  private synchronized SessionLimits limits() {
    SessionLimits limits = shared.models().clients().limits();
    if (order.maxTokens() == 0) {
      return limits;
    }
    long left = order.maxTokens() - (used.totalTokens() - used.cacheReadTokens());
    if (left <= 0) {
      throw new AttemptEnded(
          new TaskOutcome.Parked(
              "budget of the attempt, %d tokens, is used up; it goes on when a person extends it"
                  .formatted(order.maxTokens()),
              Optional.of(new BudgetScope.Session(order.task().value()).wire())));
    }
    return new SessionLimits(limits.total(), limits.silence(), limits.maxTurns(), left);
  }
}
