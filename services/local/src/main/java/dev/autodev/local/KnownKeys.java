package dev.autodev.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexReader;

/** All keys that the modules of this application declare, as their indexes say. */
record KnownKeys(Set<ConfigClass> classes) {
  /** What the command line, its scripts and the runtime itself read. */
  private static final Set<String> OTHERS =
      Set.of(
          "SWARM_AWS_CLUSTER",
          "SWARM_DATA",
          "SWARM_DEBUG",
          "SWARM_MODE",
          "SWARM_PROFILE",
          "SWARM_SCANNERS_TOOLS",
          "SWARM_SECRETS",
          "SWARM_TOKEN",
          "SWARM_TOKEN_FILE",
          "SWARM_LLM_PROVIDER");

  static KnownKeys find() throws IOException {
    Set<ConfigClass> found = new LinkedHashSet<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (URL index : Collections.list(loader.getResources("META-INF/jandex.idx"))) {
      try (InputStream in = index.openStream()) {
        for (AnnotationInstance mapping :
            new IndexReader(in).read().getAnnotations(ConfigMapping.class)) {
          String name = mapping.target().asClass().name().toString();
          if (name.startsWith("dev.autodev.")) {
            found.add(ConfigClass.configClass(loader.loadClass(name)));
          }
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(index + " names a class that is not there", e);
      }
    }
    return new KnownKeys(found);
  }

  /** By key; one with a {@code *} stands for many. */
  Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    for (ConfigClass each : classes) {
      each.getProperties().forEach((key, value) -> defaults.put(key, value == null ? "" : value));
    }
    return defaults;
  }

  /**
   * The variables of that environment that are named as if they were ours, and are read by none.
   */
  List<String> unknown(Set<String> variables) {
    List<Pattern> known =
        defaults().keySet().stream()
            .map(key -> variable(key).replace("*", "[A-Z0-9_]+"))
            .map(Pattern::compile)
            .toList();
    return variables.stream()
        .filter(name -> name.startsWith("SWARM_") && !OTHERS.contains(name))
        .filter(name -> !name.startsWith("SWARM_SECRET_")) // settings.yaml says which
        .filter(name -> known.stream().noneMatch(each -> each.matcher(name).matches()))
        .sorted()
        .toList();
  }

  /** The known variable that begins most like it. */
  String nearest(String variable) {
    return Stream.concat(
            OTHERS.stream(),
            defaults().keySet().stream().filter(key -> !key.contains("*")).map(KnownKeys::variable))
        .max(Comparator.comparingInt(each -> alike(each, variable)))
        .orElseThrow();
  }

  /** In how many first characters. */
  private static int alike(String one, String other) {
    int differs = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    return differs < 0 ? one.length() : differs;
  }

  /** By which a key is set in the environment. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9*]+", "_").toUpperCase(Locale.ROOT);
  }
}
