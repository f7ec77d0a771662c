package dev.autodev.cli.access;

import dev.autodev.cli.CliException;
import dev.autodev.cli.api.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** Dashboards by name: {@code NAME.url} and {@code NAME.token-file} in a file of this user's. */
public final class Profiles {
  private static final String URL = ".url";
  private static final String TOKEN_FILE = ".token-file";

  private final Map<String, String> environment;

  public Profiles(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * A dashboard and what is shown to it.
   *
   * @param tokenFile absent: the login that is kept for it
   */
  public record Profile(String name, URI url, Optional<Path> tokenFile) {}

  /** The one of that name. */
  public Profile named(String name) {
    var file = SavedLogins.folder(environment).resolve("profiles.properties");
    var all = read(file);
    var url = all.getProperty(name + URL);
    if (url == null) {
      var names = new TreeSet<String>();
      all.stringPropertyNames().stream()
          .filter(key -> key.endsWith(URL))
          .forEach(key -> names.add(key.substring(0, key.length() - URL.length())));
      throw CliException.usage(
          "There is no profile '%s'; %s has %s. Write %s.url=http://HOST:PORT there, and %s.token-file=FILE if a token is shown"
              .formatted(name, file, names.isEmpty() ? "none" : names, name, name));
    }
    return new Profile(
        name,
        Address.of(url.strip(), name + URL + " in " + file),
        Optional.ofNullable(all.getProperty(name + TOKEN_FILE)).map(this::path));
  }

  private static Properties read(Path file) {
    var all = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        all.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw CliException.failed("%s cannot be read: %s".formatted(file, e.getMessage()));
      }
    }
    return all;
  }

  private Path path(String text) {
    var home = environment.getOrDefault("HOME", "");
    return Path.of(text.strip().replaceFirst("^~(?=/)", home));
  }
}
