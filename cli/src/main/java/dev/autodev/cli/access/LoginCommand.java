package dev.autodev.cli.access;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Logs in to a dashboard that asks for it. */
@Command(name = "login", description = "Log in to a dashboard that asks for it.")
public final class LoginCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Default: the user.")
  private String name = System.getProperty("user.name", "unknown");

  LoginCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var api = invocation.api();
    var password = Password.read(invocation, "Password of " + name);
    var answer =
        api.withoutToken()
            .post("/api/login", Json.object().put("name", name).put("password", password));
    var file = invocation.logins().keep(api.server(), Json.text(answer, "secret"));
    var token = answer.path("token");
    invocation
        .terminal()
        .line(
            "Logged in to %s as %s (%s) until %s; kept in %s",
            api.server(), name, Json.text(token, "access"), Json.text(token, "expiresAt"), file);
    return Exit.DONE;
  }
}
