package dev.autodev.cli.access;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A password is asked for, or the first line of what is piped in; it never is an argument. */
final class Password {
  private Password() {}

  static String read(Invocation invocation, String prompt) {
    var console = System.console();
    if (invocation.interactive() && console != null) {
      return new String(console.readPassword("%s: ", prompt));
    }
    try {
      var line =
          new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8))
              .readLine();
      if (line == null || line.isEmpty()) {
        throw CliException.usage(prompt + " is missing: give it as a line of standard input");
      }
      return line;
    } catch (IOException e) {
      throw CliException.failed(prompt + " cannot be read: " + e.getMessage());
    }
  }
}
