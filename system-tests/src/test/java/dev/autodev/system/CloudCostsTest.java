package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.system.CloudSizes.Size;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * The page of what Fargate costs is what its prices and the sizes in terraform/ make; with {@code
 * -Dcosts.write} it is written.
 */
class CloudCostsTest {
  private static final Path PAGE = Project.root().resolve("docs/costs.md");
  private static final double MONTH = 730;
  // Of an agent: eight hours on 22 days.
  private static final double WORKING = 176;

  @Test
  void thePageIsWhatPricesAndSizesMake() throws IOException {
    String page = page(CloudSizes.services(), CloudSizes.stores(), prices());
    if (System.getProperty("costs.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "sizes or prices changed: ./mvnw -pl system-tests test -Dtest=CloudCostsTest"
                + " -Dcosts.write")
        .isEqualTo(page);
  }

  @Test
  void sizesAreReadAsTheyStandThere() {
    assertThat(CloudSizes.services()).hasSize(11).containsKeys("pm", "bug_finder", "webhook");
    assertThat(CloudSizes.services().get("builder").cpu())
        .isGreaterThan(CloudSizes.services().get("pm").cpu());
    assertThat(CloudSizes.services().get("dashboard").min()).isEqualTo(1);
    assertThat(CloudSizes.stores()).containsOnlyKeys("postgres", "redis", "qdrant");
  }

  private static Properties prices() throws IOException {
    Properties prices = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Project.root().resolve("docs/prices.properties"))) {
      prices.load(reader);
    }
    return prices;
  }

  private static String page(
      Map<String, Size> services, Map<String, Size> stores, Properties prices) {
    StringBuilder page = new StringBuilder(HEAD);
    Sum sum = new Sum();
    Sum onArm = new Sum();
    services.forEach((name, size) -> page.append(row(name, size, prices, sum, onArm)));
    stores.forEach(
        (name, size) -> page.append(row(name + " (container)", size, prices, sum, onArm)));
    double balancer = MONTH * price(prices, "alb.hour");
    sum.add(balancer, balancer, balancer);
    onArm.add(balancer, balancer, balancer);
    page.append(
        "| load balancer of the dashboard | | | 1 | %1$s | %1$s | %1$s |%n"
            .formatted(usd(balancer)));
    page.append("| **all, on x86** | | | | %s |%n".formatted(sum.text()));
    page.append("| **all, on ARM** | | | | %s |%n".formatted(onArm.text()));
    return page.append(FOOT).toString();
  }

  private static String row(String name, Size size, Properties prices, Sum sum, Sum onArm) {
    double hour = hour(size, prices, "x86_64");
    double idle = size.min() * MONTH * hour;
    double working =
        Math.max(idle, Math.min(1, size.max()) * (size.min() > 0 ? MONTH : WORKING) * hour);
    double most = size.max() * MONTH * hour;
    sum.add(idle, working, most);
    double cheaper = hour(size, prices, "arm64") / hour;
    onArm.add(idle * cheaper, working * cheaper, most * cheaper);
    return "| %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            name,
            number(size.cpu() / 1024.0),
            number(size.memory() / 1024.0),
            size.min() == size.max() ? size.min() : size.min() + " to " + size.max(),
            usd(idle),
            usd(working),
            usd(most));
  }

  private static double hour(Size size, Properties prices, String architecture) {
    return size.cpu() / 1024.0 * price(prices, "fargate." + architecture + ".vcpu-hour")
        + size.memory() / 1024.0 * price(prices, "fargate." + architecture + ".gb-hour");
  }

  private static double price(Properties prices, String name) {
    return Double.parseDouble(Objects.requireNonNull(prices.getProperty(name), name));
  }

  private static String usd(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
  }

  private static final class Sum {
    private double idle;
    private double working;
    private double most;

    void add(double moreIdle, double moreWorking, double moreMost) {
      idle += moreIdle;
      working += moreWorking;
      most += moreMost;
    }

    String text() {
      return usd(idle) + " | " + usd(working) + " | " + usd(most);
    }
  }

  private static final String HEAD =
      """
      # What it costs on Fargate

      A calculation from list prices ([prices.properties](prices.properties): us-east-1, on demand, each with its source and date) and the sizes in
      [terraform/](../terraform/services.tf); nobody was billed for it. US dollars a month of 730 hours, stores as containers (`data_mode = "containers"`).

      - **Idle**: nothing to do. All agents are at zero; dashboard, scheduler and stores run.
      - **Working**: one agent of each role, eight hours on 22 days; nothing else is doubled.
      - **At most**: every service at its `max` around the clock, which is what nothing here can go beyond.

      | service | vCPU | GB | tasks | idle | working | at most |
      |---|---|---|---|---|---|---|
      """;

  private static final String FOOT =
      """

      Tester and security run on Fargate Spot, which is up to 70 % cheaper by a price that moves; here they count in full. With a public entry for webhooks one more load balancer and
      a task of 0.25 vCPU run. Not in it: what passes through load balancers, volumes and their backups (EFS, by the GB), RDS and ElastiCache in place of containers
      (`managed`), logs, alarms, parameters' key, images, NAT or endpoints, traffic, and what models cost (`claude-swarm costs`).
      `claude-swarm cloud costs` shows what was billed; `monthly_budget_usd` of Terraform warns.

      Written by `./mvnw -pl system-tests test -Dtest=CloudCostsTest -Dcosts.write`; a test holds it to prices and sizes.
      """;
}
