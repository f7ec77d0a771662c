package dev.autodev.cli.notification;

import dev.autodev.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What people were told; without a further word, their list. */
@Command(
    name = "notifications",
    description = "What people were told, by which ways, and what became of it.",
    subcommands = {
      NotificationsListCommand.class,
      NotificationsTestCommand.class,
      NotificationsMove.Acknowledge.class,
      NotificationsMove.Retry.class
    })
public final class NotificationsCommand implements Callable<Integer> {
  private final Invocation invocation;

  NotificationsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new NotificationsListCommand(invocation).call();
  }
}
