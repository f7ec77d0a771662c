package dev.autodev.cli.swarm;

import dev.autodev.cli.GlobalOptions;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.access.LoginCommand;
import dev.autodev.cli.access.LogoutCommand;
import dev.autodev.cli.access.PeopleCommand;
import dev.autodev.cli.access.TokensCommand;
import dev.autodev.cli.agents.AgentsCommand;
import dev.autodev.cli.cloud.CloudCommand;
import dev.autodev.cli.config.ConfigCommand;
import dev.autodev.cli.demo.DemoCommand;
import dev.autodev.cli.doctor.DoctorCommand;
import dev.autodev.cli.notification.NotificationsCommand;
import dev.autodev.cli.replay.ReplayCommand;
import dev.autodev.cli.schedule.SchedulesCommand;
import dev.autodev.cli.secrets.SecretsCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The top of claude-swarm. */
@Command(
    name = "claude-swarm",
    description = "Run the swarm on this machine and decide what it asks.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false, // none is a method: no look at each of them
    scope = CommandLine.ScopeType.INHERIT,
    version = "claude-swarm 1.0.0-SNAPSHOT",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 usage, 130 interrupted, 141 nobody read on."})
public final class SwarmCommand {
  /** Its commands; {@link dev.autodev.cli.Main} makes those that a call needs. */
  public static final List<Class<?>> BELOW =
      List.of(
          UpCommand.class,
          DownCommand.class,
          StatusCommand.class,
          ApprovalsCommand.class,
          DiscussionsCommand.class,
          AgentsCommand.class,
          EstopCommand.class,
          ThawCommand.class,
          ProposalsCommand.class,
          ProjectsCommand.class,
          ReposCommand.class,
          SchedulesCommand.class,
          ProvidersCommand.class,
          BudgetsCommand.class,
          ConfigCommand.class,
          CostsCommand.class,
          NotificationsCommand.class,
          AuditCommand.class,
          CloudCommand.class,
          SecretsCommand.class,
          LoginCommand.class,
          LogoutCommand.class,
          PeopleCommand.class,
          TokensCommand.class,
          DemoCommand.class,
          ReplayCommand.class,
          DoctorCommand.class,
          CompletionCommand.class,
          VersionCommand.class);

  @Mixin private final GlobalOptions global;

  SwarmCommand(Invocation invocation) {
    global = new GlobalOptions(invocation);
  }
}
