package dev.autodev.cli.demo;

import dev.autodev.cli.CliException;
import dev.autodev.cli.ProviderKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What is true on the main branch, found out in a fresh clone by the demo itself. */
record MergedCheck(boolean onMain, boolean testsPass, int tests, Path log) {
  private static final Pattern COUNT = Pattern.compile("<testsuite [^>]*?\\btests=\"(\\d+)\"");
  private static final long MINUTES = 10;

  static MergedCheck run(SampleRepository sample, String sha, Path data) {
    var clone = data.resolve("demo-check");
    try {
      delete(clone);
      Git.run(
          data,
          "clone",
          "-q",
          "--branch",
          SampleRepository.BRANCH,
          sample.bare().toString(),
          clone.toString());
      var log = Files.createDirectories(data.resolve("logs")).resolve("demo-check.log");
      var onMain =
          Git.run(clone, "rev-list", SampleRepository.BRANCH).lines().anyMatch(sha::equals);
      var pass = runTests(clone, log);
      var tests = count(clone.resolve("target/surefire-reports"));
      delete(clone);
      return new MergedCheck(onMain, pass && tests > 0, tests, log);
    } catch (IOException | UncheckedIOException e) {
      throw CliException.failed("The merged state cannot be checked in %s: %s".formatted(clone, e));
    }
  }

  private static boolean runTests(Path clone, Path log) throws IOException {
    var builder =
        new ProcessBuilder("./mvnw", "-B", "-ntp", "verify")
            .directory(clone.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    // What it builds and runs was written by a model.
    builder.environment().keySet().removeIf(ProviderKeys::isKey);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return false;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw CliException.failed("interrupted");
    }
  }

  private static int count(Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return 0;
    }
    var total = 0;
    try (var files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
      for (var file : files) {
        var matcher = COUNT.matcher(Files.readString(file));
        total += matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
      }
    }
    return total;
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (var paths = Files.walk(root)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  boolean holds() {
    return onMain && testsPass;
  }
}
