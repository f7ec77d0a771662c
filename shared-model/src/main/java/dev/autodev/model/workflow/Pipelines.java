package dev.autodev.model.workflow;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pipelines of this installation: the built-in ones, overridden by name from a directory. */
public final class Pipelines {
  private static final List<String> BUILT_IN = List.of("feature", "fix", "product");
  private final Map<String, Pipeline> byName;

  private Pipelines(Map<String, Pipeline> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** Only the built-in ones. */
  public static Pipelines builtIn() {
    Map<String, Pipeline> byName = new LinkedHashMap<>();
    for (String name : BUILT_IN) {
      byName.put(name, Yaml.read(resource("/workflows/" + name + ".yaml"), Pipeline.class));
    }
    return new Pipelines(byName);
  }

  /**
   * The built-in ones and every {@code *.yaml} of a directory, where it exists.
   *
   * @throws InvalidModelException naming the file that cannot be used
   */
  public static Pipelines with(Path directory) {
    Map<String, Pipeline> byName = new LinkedHashMap<>(builtIn().byName);
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.yaml")) {
        for (Path file : files) {
          Pipeline pipeline = read(file);
          byName.put(pipeline.name(), pipeline);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Pipelines(byName);
  }

  private static Pipeline read(Path file) throws IOException {
    try {
      return Yaml.read(Files.readString(file), Pipeline.class);
    } catch (InvalidModelException e) {
      throw new InvalidModelException(file + ": " + e.getMessage(), e);
    }
  }

  /** The pipeline of that name; refuses an unknown one, naming the known. */
  public Pipeline get(String name) {
    Pipeline pipeline = byName.get(name);
    if (pipeline == null) {
      throw new InvalidModelException(
          "workflow '" + name + "' is unknown; known are " + String.join(", ", names()));
    }
    return pipeline;
  }

  /** All names, sorted. */
  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }

  private static String resource(String name) {
    try (InputStream in = Pipelines.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
