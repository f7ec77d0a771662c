package dev.autodev.sessions.builtin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A copy of the sample repository whose sources can be compiled and asked. */
public record SampleCopy(Path root) {
  public static final Path SAMPLES = Path.of("../../samples");

  /** Its build only says that it ran: the tests of this module start no Maven. */
  public static SampleCopy into(Path target) throws IOException {
    Path from = SAMPLES.resolve("versions");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Path to = target.resolve(relative);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    Files.writeString(target.resolve("mvnw"), "#!/bin/sh\necho built\n");
    return new SampleCopy(target);
  }

  String line(String file, int number) throws IOException {
    return Files.readAllLines(root.resolve(file)).get(number - 1);
  }

  /** Its ranges, compiled from the sources as they are now. */
  public Ranges ranges(Path scratch) throws IOException {
    Path classes = Files.createTempDirectory(scratch, "classes");
    compile(classes);
    return new Ranges(new URLClassLoader(new URL[] {classes.toUri().toURL()}, null));
  }

  private void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(root.resolve("src/main/java"))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options = List.of("-d", classes.toString(), "-proc:none");
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
              .call();
      if (!compiled) {
        throw new AssertionError("the sample does not compile any more");
      }
    }
  }

  /** Asks the sample's own code. */
  public record Ranges(URLClassLoader loader) implements AutoCloseable {
    public boolean contain(String range, String version) throws ReflectiveOperationException {
      Class<?> type = loader.loadClass("com.example.versions.VersionRange");
      Object parsed = type.getMethod("parse", String.class).invoke(null, range);
      return (boolean) type.getMethod("contains", String.class).invoke(parsed, version);
    }

    @Override
    public void close() throws IOException {
      loader.close();
    }
  }
}
