package dev.autodev.cli.swarm;

import picocli.CommandLine.Command;

/** The repositories the swarm may work on. */
@Command(
    name = "repos",
    description = "The repositories the swarm works on.",
    subcommands = {
      ReposListCommand.class,
      ReposShowCommand.class,
      ReposAddCommand.class,
      ReposSetCommand.class
    })
final class ReposCommand {}
