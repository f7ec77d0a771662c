package dev.autodev.cli.secrets;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A person says yes; who cannot be asked has to say so before. */
final class Confirmed {
  private Confirmed() {}

  static boolean by(Invocation invocation, String question) {
    if (!invocation.interactive()) {
      throw CliException.usage(question + " Nobody can be asked here; give --yes");
    }
    invocation.terminal().ask(question + " [y/N]");
    try {
      String line =
          new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8))
              .readLine();
      return line != null && line.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw CliException.failed("the answer cannot be read: " + e.getMessage());
    }
  }
}
