package dev.autodev.agent.work;

import dev.autodev.agent.work.Prompts.MissingPromptException;
import dev.autodev.model.Role;
import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The prompts as they are in their files now: in a directory if configured, else built in. */
final class PromptFiles {
  private final Optional<Path> directory;
  private final SessionClients clients;

  PromptFiles(Optional<Path> directory, SessionClients clients) {
    this.directory = directory;
    this.clients = clients;
  }

  /**
   * A role's prompt.
   *
   * @throws MissingPromptException if there is none
   * @throws IllegalArgumentException naming what is wrong with its head
   */
  Prompt read(Role role) {
    String file = role.wireName() + ".md";
    String markdown =
        configured(file)
            .or(() -> builtIn(file))
            .or(() -> builtIn(role.wireName().replace('_', '-') + ".md"))
            .orElseThrow(() -> new MissingPromptException(role, file, directory));
    Prompt prompt = Prompt.parse(markdown);
    try {
      prompt.provider().ifPresent(name -> clients.named(name, "provider"));
    } catch (SessionSettingsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return prompt;
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
    ClassLoader loader = context == null ? PromptFiles.class.getClassLoader() : context;
    try (InputStream in = loader.getResourceAsStream("prompts/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
