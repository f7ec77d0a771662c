package dev.autodev.aws.metrics;

import dev.autodev.aws.Asked;
import dev.autodev.aws.AwsAccess;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** Publishes figures of one environment. Blocks. */
public final class FigureWriter implements AutoCloseable {
  /** The only one that the scheduler's role may write to. */
  public static final String NAMESPACE = "AutoDev";

  private final CloudWatchClient client;
  private final String environment;

  /** Opens no connection yet. */
  public FigureWriter(AwsAccess access, String environment) {
    this.client = access.client(CloudWatchClient.builder());
    this.environment = environment;
  }

  /** In one call; a figure of a role has the dimension Role besides. */
  public void write(List<Figure> figures, Instant at) {
    List<MetricDatum> data = figures.stream().map(figure -> datum(figure, at)).toList();
    Asked.of(
        "publishing figures in the namespace " + NAMESPACE,
        "cloudwatch:PutMetricData in it",
        () -> client.putMetricData(ask -> ask.namespace(NAMESPACE).metricData(data)));
  }

  private MetricDatum datum(Figure figure, Instant at) {
    MetricDatum.Builder datum =
        MetricDatum.builder()
            .metricName(figure.name())
            .timestamp(at)
            .value(figure.value())
            .unit(figure.unit() == Figure.Unit.COUNT ? StandardUnit.COUNT : StandardUnit.SECONDS);
    Dimension ours = Dimension.builder().name("Environment").value(environment).build();
    return figure
        .role()
        .map(role -> datum.dimensions(ours, Dimension.builder().name("Role").value(role).build()))
        .orElseGet(() -> datum.dimensions(ours))
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
