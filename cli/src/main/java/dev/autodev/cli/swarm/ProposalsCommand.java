package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the swarm has proposed to build, with its ratings. */
@Command(name = "proposals", description = "What the swarm proposes to build, with its ratings.")
final class ProposalsCommand implements Callable<Integer> {
  private static final int TITLE = 50;
  private static final int RATINGS = 70;

  private final Invocation invocation;

  @Option(names = "--approved", description = "Only those that somebody has approved.")
  private boolean approved;

  ProposalsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/projects").with("status", approved ? "approved" : null);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var proposals = Json.list(answer, "projects");
    if (proposals.isEmpty()) {
      invocation
          .terminal()
          .line(
              approved
                  ? "None is approved; 'claude-swarm proposals' lists all."
                  : "None yet; ask for one: claude-tasks create --type build_product --payload"
                      + " '{\"idea\": \"...\"}'");
      return Exit.DONE;
    }
    var table = new Table("ID", "STATUS", "TITLE", "RATINGS");
    for (var proposal : proposals) {
      var subject = proposal.path("subject");
      var ratings =
          subject.path("ratings").properties().stream()
              .map(rating -> rating.getKey() + " " + rating.getValue().asText())
              .collect(Collectors.joining(", "));
      table.row(
          Json.text(proposal, "id"),
          Json.text(proposal, "status"),
          Amounts.shorten(Json.text(subject, "title"), TITLE),
          Amounts.shorten(ratings, RATINGS));
    }
    table.print(invocation.terminal());
    if (!Json.text(answer, "next").isEmpty()) {
      invocation.terminal().line("There are later ones: the dashboard's page /projects has all.");
    }
    return Exit.DONE;
  }
}
