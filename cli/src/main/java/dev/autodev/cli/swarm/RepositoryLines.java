package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import dev.autodev.cli.terminal.Terminal;

/** The settings of a repository, one a line. */
final class RepositoryLines {
  private RepositoryLines() {}

  static void print(JsonNode repository, Terminal terminal) {
    var table = new Table("SETTING", "VALUE");
    repository
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("version") && !field.getValue().isNull()) {
                table.row(field.getKey(), Json.text(repository, field.getKey()));
              }
            });
    table.print(terminal);
  }
}
