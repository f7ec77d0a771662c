package dev.autodev.agent.work;

import dev.autodev.agent.Ask;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.Release;
import dev.autodev.agent.Trust;
import dev.autodev.agent.left.Earlier;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.choice.Candidate;
import dev.autodev.sessions.choice.Choice;
import dev.autodev.sessions.choice.Providers;
import dev.autodev.sessions.choice.Wish;
import dev.autodev.settings.OperatorSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The model sessions of one attempt: asked, listened to, paid for, continued by the next client.
 */
final class SessionsOfAttempt {
  private final Surroundings shared;
  private final TaskOrder order;
  private final AttemptContext.Voice voice;
  private final SessionPurse purse;
  private final SessionPlaces places;
  private final Instructions instructions;

  SessionsOfAttempt(
      Surroundings shared, TaskOrder order, AttemptContext.Voice voice, Workspace workspace) {
    this.shared = shared;
    this.order = order;
    this.voice = voice;
    this.purse = new SessionPurse(order);
    this.places = new SessionPlaces(workspace);
    this.instructions = new Instructions(voice, order.instructions());
  }

  /** What is said to the sessions beside what they are asked. */
  Instructions instructions() {
    return instructions;
  }

  /** What is asked of one session after the other until one comes to its end. */
  private record Asked(GitLook git, Path directory, Prompt prompt, Ask<?> ask, HandOff handOff) {}

  /**
   * Asks one session after the other.
   *
   * @param earlier what the attempt goes on from in that directory
   */
  <T> T ask(GitLook git, Path directory, Optional<Earlier> earlier, Ask<T> ask) {
    HandOff handOff = HandOff.from(git, directory, earlier);
    Asked what = new Asked(git, directory, prompt(ask), ask, handOff);
    List<Candidate> chain = chain(what.prompt());
    String released = released(what);
    shared.caches().prepare(directory);
    Set<Candidate> tried = new HashSet<>();
    Usage before = Usage.NONE;
    while (true) {
      Candidate next = next(chain, tried);
      String words = tried.isEmpty() ? handOff.first(released) : handOff.next(released);
      tried.add(next);
      SessionOutcome outcome = run(what, words, next, before);
      if (!(outcome instanceof SessionOutcome.RateLimited limited)) {
        return result(new SessionEnding(providers()).completed(outcome, next), ask.result());
      }
      providers().limited(next, limited);
      before = before.plus(limited.usage());
    }
  }

  private Providers providers() {
    return shared.models().providers();
  }

  /** Read again for each session: a person may have changed it, for the better or not. */
  private Prompt prompt(Ask<?> ask) {
    try {
      return shared.models().prompts().of(order.role(), ask.result(), voice::progress);
    } catch (Prompts.MissingPromptException e) {
      throw new AttemptEnded(new TaskOutcome.Parked(e.getMessage() + "; then retry the task"));
    }
  }

  /** Text whose author is not trusted does not reach a session that can write. */
  private String released(Asked what) {
    boolean writes = what.prompt().tools(what.ask().tools()).writes();
    OperatorSettings.Trust trust = providers().trust();
    Release release = new Release(trust.authors(), trust.labels());
    Quoted.Kept kept =
        Quoted.keepBack(what.ask().prompt(), mark -> release.lets(mark.trust(), order, writes));
    for (Quoted.Mark mark : kept.back()) {
      if (mark.trust() == Trust.REQUEST) {
        throw new AttemptEnded(
            new TaskOutcome.Parked(
                "%s is from %s, whose texts go to no role that can write; %sadd the name to trust.authors of the settings, or file it yourself, then retry the task"
                    .formatted(
                        mark.origin(),
                        order.author().isEmpty() ? "nobody known" : order.author(),
                        byLabel(trust.labels()))));
      }
      voice.progress("kept back from a session that can write: " + mark.origin());
    }
    return kept.prompt();
  }

  private String byLabel(Set<String> labels) {
    return labels.stream()
        .sorted()
        .findFirst()
        .map(
            name ->
                "let it through with 'claude-tasks label %s \"%s\"', "
                    .formatted(order.task(), name))
        .orElse("");
  }

  private List<Candidate> chain(Prompt prompt) {
    try {
      return providers().chain(new Wish(order.role(), prompt.provider(), prompt.model()));
    } catch (SessionSettingsException e) {
      throw new AttemptEnded(new TaskOutcome.Parked(e.getMessage() + ", then retry the task"));
    }
  }

  private Candidate next(List<Candidate> chain, Set<Candidate> tried) {
    return switch (providers().next(chain, tried)) {
      case Choice.Use use -> {
        use.instead()
            .ifPresent(
                why -> voice.progress("%s goes on: %s".formatted(use.candidate().provider(), why)));
        yield use.candidate();
      }
      case Choice.Wait wait ->
          throw new AttemptEnded(new TaskOutcome.Postponed(wait.reason(), wait.until()));
      case Choice.Stopped stopped ->
          throw new AttemptEnded(new TaskOutcome.Parked(stopped.reason()));
    };
  }

  private SessionOutcome run(Asked what, String words, Candidate by, Usage before) {
    SessionPlaces.Place place = places.of(what.prompt(), what.ask().prompt(), by);
    String said = instructions.opening();
    SessionRequest request =
        new SessionRequest(
            key(),
            what.directory().toAbsolutePath(),
            place.directory(),
            what.prompt().text(),
            words + said,
            place.isContinued()
                ? what.handOff().goOn().map(again -> again + said)
                : Optional.empty(),
            by.model(),
            what.prompt().tools(what.ask().tools()),
            Optional.of(ResultSchema.of(what.ask().result())),
            purse.left(what.prompt().limits(providers().limits()), before),
            shared.caches().environment(),
            instructions);
    voice.progress(
        "session %s with %s, model %s, prompt %s@%s"
            .formatted(
                place.number(),
                by.provider(),
                by.model(),
                order.role().wireName(),
                what.prompt().shortVersion()));
    SessionHeard heard =
        new SessionHeard(
            voice,
            by.model(),
            new Repetition(
                shared.config().sameCalls(), () -> WorktreeMark.of(what.git(), what.directory())));
    SessionOutcome outcome = by.client().run(request, heard);
    heard.settle(outcome.usage());
    purse.spend(outcome.usage());
    if (!canGoOn(outcome)) {
      places.ended(place);
    }
    heard.objection().ifPresent(reason -> obeyed(reason, outcome));
    return outcome;
  }

  private static boolean canGoOn(SessionOutcome outcome) {
    return outcome instanceof SessionOutcome.Interrupted
        || outcome instanceof SessionOutcome.RateLimited
        || outcome instanceof SessionOutcome.Postponed;
  }

  /** A session that came to its end all the same counts as ended. */
  private static void obeyed(String reason, SessionOutcome outcome) {
    if (outcome instanceof SessionOutcome.Interrupted) {
      throw new AttemptEnded(new TaskOutcome.Retry(reason, Optional.empty()));
    }
    Thread.interrupted(); // it was for the session; who stops the attempt insists
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
}
