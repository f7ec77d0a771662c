package dev.autodev.cli.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The swarm's own reading of its configuration: asked what it would start with, it starts nothing.
 */
public final class ConfigProgram {
  private ConfigProgram() {}

  /** {@code settings} and {@code problems}, as it is with this environment and data directory. */
  public static JsonNode report(Invocation invocation, Path data) {
    var program =
        new JavaProgram(
            "config",
            AllInOne.jar(invocation.project()),
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of("config"),
            Map.of("SWARM_DATA", data.toString()),
            Set.of());
    var process = program.start(invocation, Redirect.PIPE, Redirect.INHERIT);
    try (var out = process.getInputStream()) {
      return Json.read(new String(out.readAllBytes(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw CliException.failed("The configuration cannot be read; what is said above says why");
    } catch (IOException e) {
      throw CliException.failed("The configuration cannot be read: " + e.getMessage());
    } finally {
      process.destroy();
    }
  }
}
