package dev.autodev.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may come in, and what each may do. */
@Command(name = "people", description = "Who may come in where a login is asked for.")
public final class PeopleCommand {
  private static final String ACCESS = "viewer, operator, approver or admin";
  private final Invocation invocation;

  PeopleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List everybody.")
  int list() {
    var answer = invocation.api().get("/api/people");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table("NAME", "ACCESS", "SINCE", "DISABLED");
    for (var person : Json.list(answer, "people")) {
      table.row(
          Json.text(person, "name"),
          Json.text(person, "access"),
          Json.text(person, "createdAt"),
          Json.text(person, "disabledAt"));
    }
    table.print(
        invocation.terminal(),
        "Nobody is known; where a login is asked for, 'claude-swarm people first NAME' makes the first admin.");
    return Exit.DONE;
  }

  @Command(
      name = "first",
      description = "Make the first person, an admin; the token is where the dashboard's log says.")
  int first(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--token-file",
              paramLabel = "FILE",
              description = "Default: that of the swarm on this machine.")
          @Nullable Path file) {
    var token =
        setupToken(file == null ? invocation.data(null).resolve("secrets/setup-token") : file);
    var password = Password.read(invocation, "Password of " + name);
    var body = Json.object().put("token", token).put("name", name).put("password", password);
    return told(invocation.api().withoutToken().post("/api/setup", body));
  }

  private static String setupToken(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw CliException.failed(
          "There is no setup token in %s; the dashboard's log says where it is (--token-file)"
              .formatted(file));
    }
  }

  @Command(name = "add", description = "Let a person in; asks for the password.")
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--access", defaultValue = "viewer", description = ACCESS) String access) {
    var password = Password.read(invocation, "Password of " + name);
    var body = Json.object().put("name", name).put("password", password).put("access", access);
    return told(invocation.api().post("/api/people", body));
  }

  @Command(name = "access", description = "Change what a person may do.")
  int access(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "ACCESS", description = ACCESS) String access) {
    return told(move(name, "access", Json.object().put("access", access)));
  }

  @Command(name = "disable", description = "Let a person in no more; logins and tokens end.")
  int disable(@Parameters(paramLabel = "NAME") String name) {
    return told(move(name, "disable", Json.object()));
  }

  @Command(name = "password", description = "Another password; logins and tokens end.")
  int password(@Parameters(paramLabel = "NAME") String name) {
    var password = Password.read(invocation, "New password of " + name);
    return told(move(name, "password", Json.object().put("password", password)));
  }

  private JsonNode move(String name, String move, JsonNode body) {
    return invocation.api().post(ApiPath.of("people", name) + "/" + move, body);
  }

  private int told(JsonNode person) {
    if (invocation.json()) {
      invocation.printJson(person);
    } else {
      var disabled = Json.text(person, "disabledAt");
      invocation
          .terminal()
          .line(
              "%s: %s%s",
              Json.text(person, "name"),
              Json.text(person, "access"),
              disabled.isEmpty() ? "" : ", disabled");
    }
    return Exit.DONE;
  }
}
