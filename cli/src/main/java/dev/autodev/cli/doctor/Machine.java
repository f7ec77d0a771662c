package dev.autodev.cli.doctor;

import dev.autodev.cli.Invocation;
import dev.autodev.cli.ProviderKeys;
import dev.autodev.cli.launch.AllInOne;
import dev.autodev.cli.launch.ModelChoice;
import dev.autodev.cli.launch.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** What has to be on this machine. */
final class Machine {
  private static final int OLDEST_JDK = 21;
  private static final int TESTED_JDK = 25;
  private static final long LEAST_DISK = 2L << 30;

  private final Invocation invocation;
  private final Path data;

  Machine(Invocation invocation, Path data) {
    this.invocation = invocation;
    this.data = data;
  }

  Stream<Finding> look() {
    return Stream.of(
        jdk(), git(), folder(), disk(), built(), client("claude"), client("codex"), keys(), cage());
  }

  private static Finding jdk() {
    int version = Runtime.version().feature();
    if (version < OLDEST_JDK) {
      return Finding.bad(
          "JDK", "version " + version, "install a JDK of 21 or newer, such as Temurin 25");
    }
    return version == TESTED_JDK
        ? Finding.ok("JDK", "version " + version)
        : Finding.note("JDK", "version " + version, "25 is what Auto-Dev is tested with");
  }

  private static Finding git() {
    return Program.says(List.of("git", "--version"))
        .map(version -> Finding.ok("git", version))
        .orElseGet(() -> Finding.bad("git", "cannot be run", "install git"));
  }

  private Finding folder() {
    if (!Files.isDirectory(data)) {
      return Finding.note("data directory", data + " is not there yet", "'up' makes it")
          .mendedBy(this::makeFolder);
    }
    return Files.isWritable(data)
        ? Finding.ok("data directory", data.toString())
        : Finding.bad(
            "data directory",
            data + " cannot be written",
            "change its owner, or name another with --data");
  }

  private void makeFolder() {
    try {
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Finding disk() {
    var place =
        Stream.iterate(data, path -> path != null, Path::getParent)
            .filter(Files::exists)
            .findFirst();
    try {
      long free = Files.getFileStore(place.orElseThrow()).getUsableSpace();
      var words = "%.1f GB free".formatted(free / (double) (1 << 30));
      return free < LEAST_DISK
          ? Finding.bad(
              "disk", words, "make room: builds, databases and worktrees need 2 GB and more")
          : Finding.ok("disk", words);
    } catch (IOException e) {
      return Finding.note("disk", "cannot be asked: " + e.getMessage(), "look at it yourself");
    }
  }

  private Finding built() {
    return AllInOne.isBuilt(invocation.project())
        ? Finding.ok("build", "there")
        : Finding.note("build", "not there yet", "'up' builds it, or run scripts/build")
            .mendedBy(() -> Startup.build(invocation, false));
  }

  private Finding client(String name) {
    return new ModelChoice(invocation, data)
        .installed(name)
        .map(
            program ->
                Program.says(List.of(program.toString(), "--version"))
                    .map(version -> Finding.ok(name, version))
                    .orElseGet(
                        () ->
                            Finding.note(
                                name,
                                program + " does not run",
                                "install it again: scripts/install-clients")))
        .orElseGet(
            () ->
                Finding.note(
                    name, "not installed", "scripts/install-clients, if sessions shall use it"));
  }

  private Finding keys() {
    var environment = invocation.environment();
    var set =
        ProviderKeys.OF_MODELS.stream()
            .filter(name -> !environment.getOrDefault(name, "").isBlank())
            .sorted()
            .toList();
    return set.isEmpty()
        ? Finding.note(
            "keys",
            "none in this environment",
            "set ANTHROPIC_API_KEY, CLAUDE_CODE_OAUTH_TOKEN or OPENAI_API_KEY before 'up'; without one a recorded model plays")
        : Finding.ok("keys", String.join(", ", set) + (set.size() == 1 ? " is set" : " are set"));
  }

  private static Finding cage() {
    return Program.says(List.of("bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"))
        .map(ran -> Finding.ok("bubblewrap", "confines sessions"))
        .orElseGet(
            () ->
                Finding.note(
                    "bubblewrap",
                    "not there, or may make no namespaces",
                    "install bubblewrap and allow user namespaces; without it sessions run as you do"));
  }
}
