package dev.autodev.agent.work;

import dev.autodev.sessions.choice.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directories of an attempt's sessions. While one has not come to its end, a file in it says
 * what it was asked and of whom, so that nothing else is gone on with in its place.
 */
final class SessionPlaces {
  private static final String ASKED = "asked";

  private final Workspace workspace;

  SessionPlaces(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Where a session is recorded. */
  record Place(Path directory, boolean isContinued) {
    String number() {
      return String.valueOf(directory.getFileName());
    }
  }

  /** Of the session of an earlier attempt that was asked the same of the same one, or a new one. */
  Place of(Prompt prompt, String asked, Candidate by) {
    String question = hash(by.provider(), by.model(), prompt.text(), asked);
    Optional<Place> before = unfinished(question);
    Place place = before.orElseGet(() -> new Place(next(), false));
    try {
      Files.createDirectories(place.directory());
      Files.writeString(place.directory().resolve(ASKED), question);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + place.directory(), e);
    }
    return place;
  }

  /** It has come to an end, be it a bad one. */
  void ended(Place place) {
    try {
      Files.deleteIfExists(place.directory().resolve(ASKED));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + place.directory(), e);
    }
  }

  private Optional<Place> unfinished(String question) {
    if (!workspace.isTakenOver()) {
      return Optional.empty();
    }
    return all().stream()
        .filter(directory -> asked(directory).equals(question))
        .map(directory -> new Place(directory, true))
        .findFirst();
  }

  private static String asked(Path directory) {
    try {
      Path file = directory.resolve(ASKED);
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private Path next() {
    int last = all().stream().mapToInt(SessionPlaces::number).max().orElse(0);
    return workspace.sessions().resolve(Integer.toString(last + 1));
  }

  private List<Path> all() {
    Path sessions = workspace.sessions();
    if (!Files.isDirectory(sessions)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(sessions)) {
      return directories.filter(directory -> number(directory) > 0).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + sessions, e);
    }
  }

  private static int number(Path directory) {
    String name = String.valueOf(directory.getFileName());
    return name.matches("\\d{1,6}") ? Integer.parseInt(name) : 0;
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
