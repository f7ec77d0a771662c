package dev.autodev.sessions.client.machine;

import dev.autodev.sessions.client.Briefing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line of {@code bwrap}; what is named later lies over what was named before. */
final class BubblewrapArguments {
  private static final Set<String> CACHES =
      Set.of("GRADLE_USER_HOME", "MAVEN_USER_HOME", "PIP_CACHE_DIR", "npm_config_cache");
  private static final Pattern MAVEN_REPOSITORY = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

  private final List<String> arguments = new ArrayList<>();

  private BubblewrapArguments() {}

  static List<String> around(String program, List<String> argv, Briefing briefing)
      throws IOException {
    BubblewrapArguments made = new BubblewrapArguments();
    made.add(program, "--die-with-parent", "--unshare-pid", "--unshare-ipc");
    made.add("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp");
    made.showClient(briefing.binary());
    for (Path cache : caches(briefing.request().toolEnvironment())) {
      made.write(Files.createDirectories(cache));
    }
    made.write(briefing.directory().root());
    made.write(briefing.request().worktree());
    made.add("--chdir", briefing.request().worktree().toString(), "--");
    made.arguments.addAll(argv);
    return List.copyOf(made.arguments);
  }

  private void add(String... more) {
    arguments.addAll(List.of(more));
  }

  private void write(Path folder) {
    add("--bind", folder.toString(), folder.toString());
  }

  /** Where it lies below the directory for temporary files, it would be hidden with that. */
  private void showClient(Path binary) throws IOException {
    for (Path program : List.of(binary, binary.toRealPath())) {
      String folder = program.resolve("../..").normalize().toString();
      add("--ro-bind", folder, folder);
    }
  }

  /** Where builds put what they have fetched. */
  private static Set<Path> caches(Map<String, String> environment) {
    Set<Path> folders = new TreeSet<>();
    environment.forEach(
        (name, value) -> {
          Matcher repository = MAVEN_REPOSITORY.matcher(value);
          if (CACHES.contains(name)) {
            folders.add(Path.of(value));
          } else if (repository.find()) {
            folders.add(Path.of(repository.group(1)));
          }
        });
    return folders;
  }
}
