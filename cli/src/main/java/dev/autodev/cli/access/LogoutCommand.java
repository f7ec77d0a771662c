package dev.autodev.cli.access;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends a login. */
@Command(name = "logout", description = "End the login, here and on the dashboard.")
public final class LogoutCommand implements Callable<Integer> {
  private final Invocation invocation;

  LogoutCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var api = invocation.api();
    api.post("/api/logout", Json.object());
    invocation.logins().forget(api.server());
    invocation.terminal().line("Logged out of %s.", api.server());
    return Exit.DONE;
  }
}
