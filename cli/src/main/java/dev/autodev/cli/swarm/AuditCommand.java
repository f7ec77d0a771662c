package dev.autodev.cli.swarm;

import picocli.CommandLine.Command;

/** Who did what; a chain that can be checked. */
@Command(
    name = "audit",
    description = "The audit trail: who did what, and whether it is as it was written.",
    subcommands = {AuditListCommand.class, AuditVerifyCommand.class})
final class AuditCommand {}
