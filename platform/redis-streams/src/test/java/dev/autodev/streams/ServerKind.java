package dev.autodev.streams;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.core.ExecutableProvider;

/** A program that serves Redis streams. */
sealed interface ServerKind {
  String name();

  /** Starts it with its data and a file named log in a folder of this machine. */
  Started start(List<String> arguments, Path data) throws IOException;

  static boolean runs(File file) {
    return file.isFile() && file.canExecute();
  }

  /** A program of this machine. */
  record Installed(String name, Path executable) implements ServerKind {
    private static final Pattern VERSION =
        Pattern.compile("(Redis|Valkey) server v=(\\S+)", Pattern.CASE_INSENSITIVE);

    static Installed embedded() {
      try {
        return of(ExecutableProvider.newJarResourceProvider().get().toPath());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Installed of(Path executable) {
      try {
        Process version =
            new ProcessBuilder(executable.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        version.waitFor(10, TimeUnit.SECONDS);
        String answer = new String(version.getInputStream().readAllBytes());
        Matcher matcher = VERSION.matcher(answer);
        if (!matcher.find()) {
          throw new IllegalStateException(executable + " tells no version: " + answer);
        }
        return new Installed(matcher.group(1) + " " + matcher.group(2), executable);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Started start(List<String> arguments, Path data) throws IOException {
      List<String> command = new ArrayList<>(List.of(executable.toString()));
      command.addAll(arguments);
      return new Started.Child(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("log").toFile())
              .start());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An image that has redis-server, as those of Valkey have too. */
  record Image(String name) implements ServerKind {
    /**
     * On this machine's network and with its paths, so that servers find each other as others do.
     */
    @Override
    @SuppressWarnings("resource") // ended by who gets it
    public Started start(List<String> arguments, Path data) throws IOException {
      List<String> command = new ArrayList<>(arguments);
      command.addAll(List.of("--logfile", data.resolve("log").toString()));
      String user =
          Files.getAttribute(data, "unix:uid") + ":" + Files.getAttribute(data, "unix:gid");
      GenericContainer<?> container =
          new GenericContainer<>(name)
              .withCreateContainerCmdModifier(
                  create ->
                      create
                          .withUser(user)
                          .withEntrypoint("redis-server")
                          .withHostConfig(
                              HostConfig.newHostConfig()
                                  .withNetworkMode("host")
                                  .withBinds(
                                      new Bind(data.toString(), new Volume(data.toString())))))
              .withCommand(command.toArray(String[]::new));
      container.start();
      return new Started.Contained(container);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
