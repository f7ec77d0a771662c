package dev.autodev.cli.cloud;

import picocli.CommandLine.Command;

/** The swarm on ECS. */
@Command(
    name = "cloud",
    description =
        "Look at the swarm on AWS ECS and operate it, with the AWS credentials of this shell.",
    subcommands = {
      CloudStatusCommand.class,
      CloudRestartCommand.class,
      CloudScaleCommand.class,
      CloudLogsCommand.class,
      CloudDeployCommand.class,
      CloudCostsCommand.class
    })
public final class CloudCommand {}
