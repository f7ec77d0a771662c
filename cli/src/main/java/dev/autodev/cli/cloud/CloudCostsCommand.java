package dev.autodev.cli.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.aws.costs.Bill;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What AWS bills for the swarm; model calls are in {@code claude-swarm costs}. */
@Command(
    name = "costs",
    description = {
      "Show what AWS bills for the swarm, full days (UTC); what model calls cost: claude-swarm"
          + " costs.",
      "Needs the tag Service to be active as a cost allocation tag; --account asks without it.",
    })
final class CloudCostsCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private CloudOptions options = new CloudOptions();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The last days; default: this month so far.")
  private int days;

  @Option(names = "--by", paramLabel = "WHAT", description = "service or day; default: service.")
  private String by = "service";

  @Option(names = "--account", description = "All of the account, whoever caused it.")
  private boolean account;

  CloudCostsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (!by.equals("service") && !by.equals("day")) {
      throw CliException.usage("--by is '%s'; give service or day".formatted(by));
    }
    LocalDate today = LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC);
    LocalDate from = days > 0 ? today.minusDays(days) : today.minusDays(1).withDayOfMonth(1);
    Optional<String> service =
        account ? Optional.empty() : Optional.of(options.cluster(invocation));
    try (Bill bill = new Bill(options.access(invocation))) {
      print(bill.lines(new Bill.Question(from, today, service)), from, today);
      return Exit.DONE;
    }
  }

  private void print(List<Bill.Line> lines, LocalDate from, LocalDate until) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    lines.forEach(
        line ->
            sums.merge(
                by.equals("day") ? line.day().toString() : line.service(),
                line.amount(),
                BigDecimal::add));
    BigDecimal total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (invocation.json()) {
      ObjectNode answer = Json.object().put("from", from.toString()).put("until", until.toString());
      sums.forEach((name, amount) -> answer.withObject("/costs").put(name, amount));
      invocation.printJson(answer.put("total", total));
      return;
    }
    String unit = lines.isEmpty() ? "USD" : lines.getFirst().unit();
    var table = new Table(by.toUpperCase(Locale.ROOT), unit);
    sums.forEach((name, amount) -> table.row(name, shown(amount)));
    table.row("total", shown(total)).print(invocation.terminal());
    invocation.terminal().line("From %s up to %s.", from, until.minusDays(1));
  }

  private static String shown(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
