package dev.autodev.aws.costs;

import dev.autodev.aws.Asked;
import dev.autodev.aws.AwsAccess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** Asks the Cost Explorer; each question costs a cent. */
public final class Bill implements AutoCloseable {
  private static final String METRIC = "UnblendedCost";

  private final CostExplorerClient client;

  /** Opens no connection yet. The Cost Explorer is in one region, whichever the swarm is in. */
  public Bill(AwsAccess access) {
    client = access.client(CostExplorerClient.builder(), Region.US_EAST_1);
  }

  /**
   * What to ask.
   *
   * @param from first day
   * @param until first day that does not count
   * @param service value of the cost allocation tag Service; empty: the whole account
   */
  public record Question(LocalDate from, LocalDate until, Optional<String> service) {}

  /** What a service of AWS cost on a day. */
  public record Line(LocalDate day, String service, BigDecimal amount, String unit) {}

  /** By day and service of AWS. */
  public List<Line> lines(Question question) {
    GetCostAndUsageRequest.Builder ask =
        GetCostAndUsageRequest.builder()
            .timePeriod(
                period -> period.start(question.from().toString()).end(question.until().toString()))
            .granularity(Granularity.DAILY)
            .metrics(METRIC)
            .groupBy(group -> group.type(GroupDefinitionType.DIMENSION).key("SERVICE"));
    question
        .service()
        .ifPresent(
            service ->
                ask.filter(filter -> filter.tags(tag -> tag.key("Service").values(service))));
    List<Line> lines = new ArrayList<>();
    String page = null;
    do {
      GetCostAndUsageRequest next = ask.nextPageToken(page).build();
      GetCostAndUsageResponse answer =
          Asked.of(
              "asking what AWS costs", "ce:GetCostAndUsage", () -> client.getCostAndUsage(next));
      answer.resultsByTime().forEach(result -> read(result, lines));
      page = answer.nextPageToken();
    } while (page != null);
    return lines;
  }

  private static void read(ResultByTime result, List<Line> lines) {
    LocalDate day = LocalDate.parse(result.timePeriod().start());
    for (Group group : result.groups()) {
      MetricValue value = group.metrics().get(METRIC);
      if (value != null) {
        lines.add(
            new Line(day, group.keys().getFirst(), new BigDecimal(value.amount()), value.unit()));
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
