package dev.autodev.scanners;

import dev.autodev.processes.ProcessRunner;
import java.util.List;

/** The scanners there are. */
public final class Scanners {

  private Scanners() {}

  /** All of them; each says for itself what it applies to. */
  public static List<Scanner> all(ProcessRunner runner, ToolHome tools) {
    ChildJvm child = new ChildJvm(runner);
    return List.of(
        new SecretScanner(child, tools),
        new PmdScanner(child, tools),
        new NpmAudit(runner, "npm"),
        new MavenDependencies());
  }
}
