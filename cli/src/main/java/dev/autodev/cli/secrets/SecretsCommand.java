package dev.autodev.cli.secrets;

import picocli.CommandLine.Command;

/** Secrets in the parameter store. */
@Command(
    name = "secrets",
    description = "Secrets of the swarm in the parameter store of AWS; values stay masked.",
    subcommands = {
      SecretsListCommand.class,
      SecretsGetCommand.class,
      SecretsPutCommand.class,
      SecretsDeleteCommand.class,
      SecretsCheckCommand.class
    })
public final class SecretsCommand {}
