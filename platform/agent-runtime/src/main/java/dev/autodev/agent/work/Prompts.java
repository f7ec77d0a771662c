package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.model.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
      throw new MissingPromptException("prompts/" + file + " cannot be used: " + e.getMessage());
    }
  }

  /** Refuses to start without a role's prompt. */
  public void check(Role role) {
    of(role);
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
