package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person asks for: the first line is the title, the rest says more. */
record FeatureRequest(String title, String description) {
  static FeatureRequest read(Path project) {
    var file = project.resolve("samples/story/request.md");
    try {
      var text = Files.readString(file).strip();
      var end = text.indexOf('\n');
      var title = (end < 0 ? text : text.substring(0, end)).replaceFirst("^#+\\s*", "");
      return new FeatureRequest(title.strip(), end < 0 ? title : text.substring(end).strip());
    } catch (IOException e) {
      throw CliException.failed(
          "%s cannot be read; the demo needs a whole checkout".formatted(file));
    }
  }

  JsonNode workflow() {
    return Json.object()
        .put("definition", "feature")
        .put("repository", SampleRepository.NAME)
        .put("title", title)
        .put("description", description);
  }
}
