package dev.autodev.cli.access;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What programs show in place of a login. */
@Command(name = "tokens", description = "What programs show in place of a login.")
public final class TokensCommand {
  private final Invocation invocation;

  TokensCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List logins and tokens that hold.")
  int list() {
    var answer = invocation.api().get("/api/tokens");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table("ID", "PERSON", "KIND", "ACCESS", "UNTIL", "LABEL");
    for (var token : Json.list(answer, "tokens")) {
      table.row(
          Json.text(token, "id"),
          Json.text(token, "person"),
          Json.text(token, "kind"),
          Json.text(token, "access"),
          Json.text(token, "expiresAt"),
          Json.text(token, "label"));
    }
    table.print(
        invocation.terminal(),
        "No tokens; make one with 'claude-swarm tokens create --label WHAT'.");
    return Exit.DONE;
  }

  @Command(
      name = "create",
      description =
          "Make a token; printed this once, for SWARM_TOKEN or a file of SWARM_TOKEN_FILE.")
  int create(
      @Option(names = "--label", required = true, description = "What it is for.") String label,
      @Option(
              names = "--access",
              defaultValue = "viewer",
              description = "viewer, operator, approver or admin; never more than yours.")
          String access,
      @Option(names = "--days", defaultValue = "30", description = "How long it lasts.") int days,
      @Option(names = "--agent", description = "It is an agent's, and decides no gate.")
          boolean agent) {
    var body = Json.object().put("label", label).put("access", access).put("days", days);
    var answer = invocation.api().post("/api/tokens", body.put("kind", agent ? "agent" : "person"));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("%s", Json.text(answer, "secret"));
    }
    return Exit.DONE;
  }

  @Command(name = "revoke", description = "End a login or token at once.")
  int revoke(@Parameters(paramLabel = "ID") String id) {
    var answer = invocation.api().post(ApiPath.of("tokens", id) + "/revoke", Json.object());
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("Revoked %s.", id);
    }
    return Exit.DONE;
  }
}
