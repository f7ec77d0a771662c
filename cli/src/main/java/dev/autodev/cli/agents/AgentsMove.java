package dev.autodev.cli.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether agents are sent anything new. */
abstract class AgentsMove implements Callable<Integer> {
  private final Invocation invocation;
  private final String move;

  @ArgGroup(multiplicity = "1")
  private AgentChoice choice = new AgentChoice();

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  AgentsMove(Invocation invocation, String move) {
    this.invocation = invocation;
    this.move = move;
  }

  abstract String reason();

  @Override
  public Integer call() {
    ObjectNode body = choice.body().put("reason", reason()).put("by", by);
    var answer = invocation.api().post("/api/agents/" + move, body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      Pauses.print(answer, invocation.terminal());
    }
    return Exit.DONE;
  }

  @Command(name = "pause", description = "Send them nothing new; they go on with what they have.")
  static final class Pause extends AgentsMove {
    @Option(names = "--reason", required = true, description = "For those who wonder.")
    private String reason = "";

    Pause(Invocation invocation) {
      super(invocation, "pause");
    }

    @Override
    String reason() {
      return reason;
    }
  }

  @Command(name = "resume", description = "Send them tasks again.")
  static final class Resume extends AgentsMove {
    @Option(names = "--reason", description = "For those who wonder.")
    private String reason = "";

    Resume(Invocation invocation) {
      super(invocation, "resume");
    }

    @Override
    String reason() {
      return reason;
    }
  }
}
