package dev.autodev.scanners.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The rules found in a jar, and how many of its specifications could not be read. */
record RuleSet(List<Rule> rules, List<String> unreadable) {

  private static final String FOLDER = "org/sonar/plugins/secrets/configuration/";

  static RuleSet of(Path jar) throws IOException {
    List<Rule> rules = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (JsonNode provider : providers(jar)) {
      for (JsonNode rule : provider.path("rules")) {
        try {
          rules.add(Rule.read(provider, rule));
        } catch (IllegalArgumentException e) {
          unreadable.add(rule.path("id").asText());
        }
      }
    }
    return new RuleSet(rules, unreadable);
  }

  /** The providers' specifications, with their rules and examples. */
  static List<JsonNode> providers(Path jar) throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<JsonNode> providers = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> entries =
          file.stream()
              .filter(e -> e.getName().startsWith(FOLDER) && e.getName().endsWith(".yaml"))
              .sorted(Comparator.comparing(JarEntry::getName))
              .toList();
      for (JarEntry entry : entries) {
        try (InputStream in = file.getInputStream(entry)) {
          providers.add(yaml.readTree(in).path("provider"));
        }
      }
    }
    return providers;
  }
}
