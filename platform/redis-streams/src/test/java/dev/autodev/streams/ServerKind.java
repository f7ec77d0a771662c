package dev.autodev.streams;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;

/** A program that serves Redis streams. */
record ServerKind(String name, Path executable) {
  private static final Pattern VERSION =
      Pattern.compile("(Redis|Valkey) server v=(\\S+)", Pattern.CASE_INSENSITIVE);

  static ServerKind embedded() {
    try {
      return of(ExecutableProvider.newJarResourceProvider().get().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServerKind of(Path executable) {
    try {
      Process version =
          new ProcessBuilder(executable.toString(), "--version").redirectErrorStream(true).start();
      version.waitFor(10, TimeUnit.SECONDS);
      String answer = new String(version.getInputStream().readAllBytes());
      Matcher matcher = VERSION.matcher(answer);
      if (!matcher.find()) {
        throw new IllegalStateException(executable + " tells no version: " + answer);
      }
      return new ServerKind(matcher.group(1) + " " + matcher.group(2), executable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static boolean runs(File file) {
    return file.isFile() && file.canExecute();
  }

  @Override
  public String toString() {
    return name;
  }
}
