package dev.autodev.cli.agents;

import picocli.CommandLine.Command;

/** The agents, what was decided about them, and what is said to them. */
@Command(
    name = "agents",
    description = "Look at the agents, pause, resume, restart, scale and instruct them.",
    subcommands = {
      AgentsListCommand.class,
      AgentsMove.Pause.class,
      AgentsMove.Resume.class,
      AgentsRestartCommand.class,
      AgentsScaleCommand.class,
      AgentsInstructCommand.class
    })
public final class AgentsCommand {}
