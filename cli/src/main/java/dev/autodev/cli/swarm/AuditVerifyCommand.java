package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the trail is as it was written. */
@Command(
    name = "verify",
    description = "Compute the chain of the audit trail once more; exit code 1 if it is broken.")
final class AuditVerifyCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description =
          "A head that was noted earlier: a trail that was cut or made anew does not know it.")
  private @Nullable String head;

  AuditVerifyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/audit/verify").with("head", head);
    var proof = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(proof);
    } else {
      print(proof, invocation.terminal());
    }
    return proof.path("whole").asBoolean() ? Exit.DONE : Exit.FAILED;
  }

  private static void print(JsonNode proof, Terminal terminal) {
    terminal.line(
        "%s lines, %s seals, %s not sealed yet",
        Json.text(proof, "lines"), Json.text(proof, "seals"), Json.text(proof, "unsealed"));
    JsonNode broken = proof.path("broken");
    if (broken.isObject()) {
      terminal.line(
          "BROKEN at seal %s of %s: among lines %s to %s something was changed, taken out or slipped in;"
              + " compare them with a backup from before.",
          Json.text(broken, "seal"),
          Json.text(broken, "at"),
          Json.text(broken, "firstLine"),
          Json.text(broken, "lastLine"));
    } else if (proof.path("headKnown").isBoolean() && !proof.path("headKnown").asBoolean()) {
      terminal.line(
          "BROKEN: no seal has the head you gave; the trail was cut, made anew, or is another one.");
    } else {
      terminal.line("Whole. Head: %s", Json.text(proof, "head"));
      terminal.line(
          "Keep the head elsewhere; --head tells later whether the trail still leads there.");
    }
  }
}
