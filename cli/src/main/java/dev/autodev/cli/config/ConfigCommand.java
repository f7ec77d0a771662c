package dev.autodev.cli.config;

import picocli.CommandLine.Command;

/** What the swarm is set to. */
@Command(
    name = "config",
    description = "Show and check what the swarm is set to.",
    subcommands = {ConfigShowCommand.class, ConfigCheckCommand.class})
public final class ConfigCommand {}
