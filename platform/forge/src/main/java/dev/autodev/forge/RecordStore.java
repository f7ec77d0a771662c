package dev.autodev.forge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Records of one kind as JSON files, one per marker. Several processes may write at once: a number
 * is taken by creating its file, a record appears by linking a finished file to the name of its
 * marker, and only one of two can win either.
 */
final class RecordStore<T> {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private final Path directory;
  private final Class<T> type;
  private final ToIntFunction<T> number;

  RecordStore(Path directory, Class<T> type, Function<T, String> id) {
    this.directory = directory;
    this.type = type;
    this.number = record -> Integer.parseInt(id.apply(record));
  }

  Optional<T> find(String marker) {
    return read(file(Marker.check(marker)));
  }

  /** The record of this marker; made with the next number when there is none. */
  T findOrCreate(String marker, Function<String, T> made) {
    Optional<T> first = find(marker);
    if (first.isPresent()) {
      return first.get();
    }
    try {
      Path finished = write(made.apply(Integer.toString(takeNumber())));
      try {
        Files.createLink(file(marker), finished);
      } catch (FileAlreadyExistsException e) {
        // Somebody else was first; our number stays unused.
      } finally {
        Files.deleteIfExists(finished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a record to " + directory, e);
    }
    return find(marker).orElseThrow();
  }

  void replace(String marker, T record) {
    try {
      Files.move(write(record), file(marker), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a record to " + directory, e);
    }
  }

  /** All records by number. */
  List<T> all() {
    List<T> records = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      files.forEach(file -> read(file).ifPresent(records::add));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the records in " + directory, e);
    }
    records.sort(Comparator.comparingInt(number));
    return List.copyOf(records);
  }

  private int takeNumber() throws IOException {
    Path numbers = Files.createDirectories(directory.resolve("numbers"));
    int highest = 0;
    try (DirectoryStream<Path> taken = Files.newDirectoryStream(numbers)) {
      for (Path file : taken) {
        highest = Math.max(highest, Integer.parseInt(file.getFileName().toString()));
      }
    }
    for (int next = highest + 1; ; next++) {
      try {
        Files.createFile(numbers.resolve(Integer.toString(next)));
        return next;
      } catch (FileAlreadyExistsException e) {
        // Taken since we looked: the next one.
      }
    }
  }

  private Path write(T record) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(UUID.randomUUID() + ".tmp");
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(record));
    return file;
  }

  private Optional<T> read(Path file) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ForgeException(
          "record "
              + file
              + " cannot be read: "
              + e.getMessage()
              + "; repair the file or delete it; it is then made again",
          e);
    }
  }

  private Path file(String marker) {
    return directory.resolve(Marker.fileName(marker) + ".json");
  }
}
