package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskType;
import dev.autodev.sessions.SessionClients;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The roles' prompts, {@code prompts/<role>.md}, read again for each session. A file that cannot be
 * used leaves the last good version in force.
 */
@Singleton
public class Prompts {
  private static final Logger LOG = Logger.getLogger(Prompts.class);

  private final PromptFiles files;
  private final Map<Role, Map<TaskType, Class<?>>> results = new ConcurrentHashMap<>();
  private final Map<Role, Prompt> good = new ConcurrentHashMap<>();
  private final Map<Role, String> troubles = new ConcurrentHashMap<>();

  /** Of one process. */
  @Inject
  public Prompts(AgentConfig config, SessionClients clients) {
    this(config.prompts(), clients);
  }

  Prompts(Optional<Path> directory, SessionClients clients) {
    this.files = new PromptFiles(directory, clients);
  }

  /**
   * Refuses to start without a role's prompt, or with one that cannot be in force.
   *
   * @param handedIn what the role's sessions hand in, by kind of task
   */
  public void check(Role role, Map<TaskType, Class<?>> handedIn) {
    results.put(role, handedIn);
    newest(role);
  }

  /**
   * A role's prompt, as it is now or was when it could be used last, for a session that hands in
   * such a result.
   *
   * @param tell hears that an older version is used, and why
   * @throws MissingPromptException naming the file, if no version can be used
   */
  Prompt of(Role role, Class<?> result, Consumer<String> tell) {
    Prompt prompt = newestOrLast(role, tell);
    try {
      PromptSchema.has(prompt.head().schema(), result);
    } catch (IllegalArgumentException e) {
      throw unusable(role, e);
    }
    return prompt;
  }

  private Prompt newestOrLast(Role role, Consumer<String> tell) {
    try {
      Prompt prompt = newest(role);
      troubles.remove(role);
      return prompt;
    } catch (MissingPromptException e) {
      Prompt last = good.get(role);
      if (last == null) {
        throw e;
      }
      String words =
          "%s; version %s stays in force until then".formatted(e.getMessage(), last.shortVersion());
      if (!words.equals(troubles.put(role, words))) {
        LOG.error(words);
      }
      tell.accept(words);
      return last;
    }
  }

  private Prompt newest(Role role) {
    try {
      Prompt prompt = files.read(role);
      Optional.ofNullable(results.get(role))
          .ifPresent(handedIn -> PromptSchema.check(prompt.head().schema(), handedIn));
      good.put(role, prompt);
      return prompt;
    } catch (IllegalArgumentException e) {
      throw unusable(role, e);
    }
  }

  private static MissingPromptException unusable(Role role, IllegalArgumentException why) {
    return new MissingPromptException(
        "prompts/%s.md cannot be used: %s".formatted(role.wireName(), why.getMessage()));
  }

  /** A role cannot work without its prompt; the message names the file and the remedy. */
  public static final class MissingPromptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingPromptException(String message) {
      super(message);
    }

    MissingPromptException(Role role, String file, Optional<Path> directory) {
      this(
          "role %s has no prompt: prompts/%s is not on the class path%s; add it, or set swarm.agent.prompts to a directory that has %s"
              .formatted(
                  role.wireName(),
                  file,
                  directory.map(folder -> " and not in " + folder).orElse(""),
                  file));
    }
  }
}
