package dev.autodev.sessions.cage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line of {@code bwrap}; what is named later lies over what was named before. */
final class BubblewrapArguments {
  private static final Set<String> CACHES =
      Set.of("GRADLE_USER_HOME", "MAVEN_USER_HOME", "PIP_CACHE_DIR", "npm_config_cache");
  private static final Pattern MAVEN_REPOSITORY = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

  private static final Path TEMPORARY = Path.of("/tmp");
  private static final Path SOCKETS = Path.of("/run");

  private final List<String> arguments = new ArrayList<>();
  private final Resident resident;

  private BubblewrapArguments(Cage.Bubblewrap cage, Resident resident) {
    this.resident = resident;
    // Root without its capabilities mounts nothing and so leaves what is read-only as it is.
    add(cage.program(), "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--cap-drop", "ALL");
    add("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", TEMPORARY.toString());
    cage.hidden().stream().map(Path::getParent).distinct().forEach(this::show);
    cage.hidden().forEach(this::hide);
  }

  /** Up to the program that is to run, with the network of the machine. */
  static List<String> withNetwork(Cage.Bubblewrap cage, Resident resident) throws IOException {
    return new BubblewrapArguments(cage, resident).seeing(List.of());
  }

  /**
   * Up to the program that is to run, with no network.
   *
   * @param shown folders with what leads out
   */
  static List<String> without(Cage.Bubblewrap cage, Resident resident, List<Path> shown)
      throws IOException {
    BubblewrapArguments made = new BubblewrapArguments(cage, resident);
    made.add("--unshare-net");
    made.hide(SOCKETS); // as files, they are out of a network namespace's reach
    return made.seeing(shown);
  }

  /** The swarm's data is to be seen, its forge among it, also below what is hidden with /tmp. */
  private void show(Path data) {
    if (data.startsWith(TEMPORARY) && Files.isDirectory(data)) {
      add("--ro-bind", data.toString(), data.toString());
    }
  }

  private void hide(Path folder) {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      add("--tmpfs", folder.toString());
    }
  }

  private List<String> seeing(List<Path> shown) throws IOException {
    for (Path folder : Stream.concat(programs(), shown.stream()).toList()) {
      add("--ro-bind", folder.toString(), folder.toString());
    }
    for (Path cache : caches(resident.environment())) {
      write(Files.createDirectories(cache));
    }
    write(resident.own());
    String worktree = resident.worktree().toString();
    add(resident.writes() ? "--bind" : "--ro-bind", worktree, worktree);
    add("--chdir", worktree, "--");
    return List.copyOf(arguments);
  }

  private void add(String... more) {
    arguments.addAll(List.of(more));
  }

  private void write(Path folder) {
    add("--bind", folder.toString(), folder.toString());
  }

  /**
   * Where the client lies below the directory for temporary files, it would be hidden with that.
   */
  private Stream<Path> programs() throws IOException {
    if (resident.program().isEmpty()) {
      return Stream.empty();
    }
    Path named = resident.program().get();
    return Stream.of(named, named.toRealPath())
        .map(program -> program.resolve("../..").normalize());
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
