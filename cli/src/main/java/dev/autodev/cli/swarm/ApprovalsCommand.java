package dev.autodev.cli.swarm;

import picocli.CommandLine.Command;

/** What people must decide. */
@Command(
    name = "approvals",
    description = "What waits for a person's decision.",
    subcommands = {
      ApprovalsListCommand.class,
      ApprovalsShowCommand.class,
      ApproveCommand.class,
      RejectCommand.class,
      DeferCommand.class,
      DiscussCommand.class
    })
final class ApprovalsCommand {}
