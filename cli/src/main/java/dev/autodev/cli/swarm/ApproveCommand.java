package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says yes to exactly the content that was shown. */
@Command(name = "approve", description = "Approve the content an approval is bound to.")
final class ApproveCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The approval; may be shortened.")
  private String id = "";

  @Option(
      names = "--hash",
      description = "Refuse if the content is not this one any more; default: as it is now.")
  private @Nullable String hash;

  @Option(names = "--by", paramLabel = "NAME", description = "Who decides; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  ApproveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var api = invocation.api();
    var bound = hash;
    if (bound == null) {
      bound = Json.text(api.get(ApiPath.of("approvals", id)).path("subject"), "hash");
    }
    var answer =
        api.post(
            ApiPath.of("approvals", id) + "/approve",
            Json.object().put("hash", bound).put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("%s", said(answer, bound));
    }
    return Exit.DONE;
  }

  /** A repository may ask for more people: an approval is noted then, and the gate stays open. */
  private String said(JsonNode answer, String bound) {
    return Json.text(answer, "status").equals("open")
        ? "Noted, but %s (%s) stays open: %s.".formatted(id, bound, Json.text(answer, "waitsFor"))
        : "Approved %s (%s).".formatted(id, bound);
  }
}
