package dev.autodev.scanners.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.scanners.secrets.Text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each specification carries examples of what is a secret and what is not. */
class PublishedExamplesTest {

  @Test
  void findsWhatTheRulesAuthorsSayIsASecretAndNothingElse() throws IOException {
    Path jar = rules();
    int examples = 0;
    List<String> disagreements = new ArrayList<>();
    for (JsonNode provider : RuleSet.providers(jar)) {
      for (JsonNode node : provider.path("rules")) {
        Rule rule = Rule.read(provider, node);
        int number = 0;
        for (JsonNode example : node.path("examples")) {
          examples++;
          number++;
          if (!agrees(rule, example)) {
            disagreements.add(rule.id() + " #" + number);
          }
        }
      }
    }
    assertThat(RuleSet.of(jar).unreadable()).isEmpty();
    assertThat(examples).isGreaterThan(700);
    assertThat(disagreements).as("%s", disagreements).isEmpty();
  }

  private static boolean agrees(Rule rule, JsonNode example) {
    String content = example.path("text").asText();
    List<Span> spans = rule.find(example.path("fileName").asText("file.txt"), new Text(content));
    if (!example.path("containsSecret").asBoolean()) {
      return spans.isEmpty();
    }
    String expected = example.path("match").asText().strip();
    return spans.stream()
        .map(s -> content.substring(s.start(), s.end()).strip())
        .anyMatch(expected::equals);
  }

  private static Path rules() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/tools/secrets"))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("sonar-text-plugin"))
          .findFirst()
          .orElseThrow();
    }
  }
}
