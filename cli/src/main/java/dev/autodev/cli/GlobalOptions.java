package dev.autodev.cli;

import dev.autodev.cli.api.Address;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class GlobalOptions {
  private final Invocation invocation;

  public GlobalOptions(Invocation invocation) {
    this.invocation = invocation;
  }

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the server's answer as JSON; what goes wrong as well, on stderr.")
  void json(boolean value) {
    invocation.json(value);
  }

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; also when NO_COLOR is set or the output is no terminal.")
  void noColor(boolean value) {
    invocation.plain(value);
  }

  @Option(
      names = "--server-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "The dashboard; default: the swarm that runs here, else http://127.0.0.1:8080.")
  void serverUrl(String value) {
    if (value != null) {
      invocation.serverUrl(Address.of(value, "--server-url"));
    }
  }

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = {
        "A dashboard and its token file, named in",
        "~/.config/auto-dev/profiles.properties; also SWARM_PROFILE."
      })
  void profile(String value) {
    if (value != null) {
      invocation.profile(value);
    }
  }
}
