package dev.autodev.cli.doctor;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything a first run can miss. */
@Command(
    name = "doctor",
    description =
        "Look at what a swarm needs on this machine and say how to mend it; exit code 1 if it cannot run.")
public final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--data", paramLabel = "DIR", description = "As for up.")
  private @Nullable Path data;

  @Option(names = "--fix", description = "Mend what can be mended here: directory, build.")
  private boolean fix;

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var findings = look();
    if (fix) {
      findings.stream().map(Finding::fix).filter(mend -> mend != null).forEach(Runnable::run);
      findings = look();
    }
    if (invocation.json()) {
      json(findings);
    } else {
      findings.forEach(finding -> print(finding, invocation.terminal()));
    }
    return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BAD)
        ? Exit.FAILED
        : Exit.DONE;
  }

  private List<Finding> look() {
    var directory = invocation.data(data);
    return Stream.concat(
            new Machine(invocation, directory).look(), new Swarm(invocation, directory).look())
        .toList();
  }

  private static void print(Finding finding, Terminal terminal) {
    var sign =
        switch (finding.level()) {
          case OK -> terminal.paint("ok  ", 32);
          case NOTE -> terminal.paint("note", 33);
          case BAD -> terminal.paint("BAD ", 31);
        };
    terminal.line("%s  %-16s %s", sign, finding.subject(), Terminal.safe(finding.found()));
    if (!finding.remedy().isEmpty()) {
      terminal.line("      %-16s %s", "", terminal.dim(finding.remedy()));
    }
  }

  private void json(List<Finding> findings) {
    var answer = Json.object();
    var list = answer.putArray("findings");
    for (var finding : findings) {
      list.addObject()
          .put("subject", finding.subject())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("remedy", finding.remedy());
    }
    invocation.printJson(answer);
  }
}
