package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The roles' prompts, {@code prompts/<role>.md}: from a directory if configured, else built in. */
@Singleton
public class Prompts {
  private final Optional<Path> directory;

  /** Of one process. */
  @Inject
  public Prompts(AgentConfig config) {
    this(config.prompts());
  }

  Prompts(Optional<Path> directory) {
    this.directory = directory;
  }

  /**
   * A role's prompt, as it is now.
   *
   * @throws MissingPromptException naming the file
   */
  Prompt of(Role role) {
    String file = role.wireName() + ".md";
    String markdown =
        configured(file)
            .or(() -> builtIn(file))
            .or(() -> builtIn(role.wireName().replace('_', '-') + ".md"))
            .orElseThrow(() -> new MissingPromptException(role, file, directory));
    try {
      return Prompt.parse(markdown);
    } catch (IllegalArgumentException e) {
      throw unusable(role, e);
    }
  }

  /**
   * Refuses to start without a role's prompt, or with one for other results.
   *
   * @param results what the role's sessions hand in, by kind of task
   */
  public void check(Role role, Map<TaskType, Class<?>> results) {
    try {
      PromptSchema.check(of(role).head().schema(), results);
    } catch (IllegalArgumentException e) {
      throw unusable(role, e);
    }
  }

  /**
   * A role's prompt, as it is now, for a session that hands in such a result.
   *
   * @throws MissingPromptException naming the file, also if it is written for other results
   */
  Prompt of(Role role, Class<?> result) {
    Prompt prompt = of(role);
    try {
      PromptSchema.has(prompt.head().schema(), result);
    } catch (IllegalArgumentException e) {
      throw unusable(role, e);
    }
    return prompt;
  }

  private static MissingPromptException unusable(Role role, IllegalArgumentException why) {
    return new MissingPromptException(
        "prompts/%s.md cannot be used: %s".formatted(role.wireName(), why.getMessage()));
  }

  private Optional<String> configured(String file) {
    try {
      Optional<Path> path = directory.map(folder -> folder.resolve(file)).filter(Files::isReadable);
      return path.isPresent() ? Optional.of(Files.readString(path.get())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> builtIn(String file) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? Prompts.class.getClassLoader() : context;
    try (InputStream in = loader.getResourceAsStream("prompts/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A role cannot work without its prompt; the message names the file and the remedy. */
  public static final class MissingPromptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MissingPromptException(String message) {
      super(message);
    }

    private MissingPromptException(Role role, String file, Optional<Path> directory) {
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
