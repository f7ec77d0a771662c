package dev.autodev.streams;

import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.OUTGOING;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/** Connects channels to Redis streams; the attributes below are its whole configuration. */
@ApplicationScoped
@Connector(RedisStreamsConnector.NAME)
@ConnectorAttribute(
    name = "streams",
    type = "string",
    direction = INCOMING,
    description = "Streams to read, separated by commas")
@ConnectorAttribute(
    name = "stream-selector",
    type = "string",
    direction = INCOMING,
    description = "Identifier of the StreamSelector bean that names the streams instead")
@ConnectorAttribute(
    name = "group",
    type = "string",
    direction = INCOMING,
    mandatory = true,
    description = "Consumer group, created on demand from the beginning of the stream")
@ConnectorAttribute(
    name = "consumer",
    type = "string",
    direction = INCOMING,
    description = "Consumer name; by default host, process and a random part")
@ConnectorAttribute(
    name = "max-in-flight",
    type = "int",
    direction = INCOMING,
    defaultValue = "1",
    description = "Unacknowledged messages per stream")
@ConnectorAttribute(
    name = "count",
    type = "int",
    direction = INCOMING,
    defaultValue = "64",
    description = "Most entries of one stream in one read, and in one batch")
@ConnectorAttribute(
    name = "block",
    type = "int",
    direction = INCOMING,
    defaultValue = "2000",
    description = "How long a read waits for entries, in milliseconds")
@ConnectorAttribute(
    name = "batch",
    type = "boolean",
    direction = INCOMING,
    defaultValue = "false",
    description = "Whether a message is a List<StreamEntry>, acknowledged as a whole")
@ConnectorAttribute(
    name = "delete-on-ack",
    type = "boolean",
    direction = INCOMING,
    defaultValue = "true",
    description = "Whether acknowledged entries are deleted from the stream")
@ConnectorAttribute(
    name = "failure-strategy",
    type = "string",
    direction = INCOMING,
    defaultValue = "dead-letter",
    description = "What becomes of a rejected message: fail, ignore or dead-letter")
@ConnectorAttribute(
    name = "dead-letter-stream",
    type = "string",
    direction = INCOMING,
    defaultValue = "dead",
    description = "Where dead letters go")
@ConnectorAttribute(
    name = "dead-letter-maxlen",
    type = "long",
    direction = INCOMING,
    defaultValue = "10000",
    description = "Approximate length to which the dead-letter stream is trimmed; 0 for never")
@ConnectorAttribute(
    name = "max-entry-bytes",
    type = "long",
    direction = INCOMING,
    defaultValue = "1048576",
    description = "Larger entries are dead-lettered, cut; 0 for no limit")
@ConnectorAttribute(
    name = "max-deliveries",
    type = "long",
    direction = INCOMING,
    defaultValue = "0",
    description = "Entries delivered more often are dead-lettered; 0 for no limit")
@ConnectorAttribute(
    name = "liveness",
    type = "int",
    direction = INCOMING,
    defaultValue = "15000",
    description =
        "Life of the key that shows that this consumer is alive, in milliseconds; renewed at a third")
@ConnectorAttribute(
    name = "reclaim-every",
    type = "int",
    direction = INCOMING,
    defaultValue = "5000",
    description = "How often to look for dead consumers, in milliseconds; 0 for never")
@ConnectorAttribute(
    name = "claim-idle",
    type = "int",
    direction = INCOMING,
    description =
        "Entries given to a dead consumer more recently are left for the next look, in milliseconds; by default a third of liveness")
@ConnectorAttribute(
    name = "graceful-stop",
    type = "int",
    direction = INCOMING,
    defaultValue = "10000",
    description = "How long a stop waits for messages in flight, in milliseconds")
@ConnectorAttribute(
    name = "stream",
    type = "string",
    direction = OUTGOING,
    description = "Stream to append to, unless the message says otherwise")
@ConnectorAttribute(
    name = "maxlen",
    type = "long",
    direction = OUTGOING,
    defaultValue = "0",
    description = "Approximate length to which the stream is trimmed; 0 for never")
@ConnectorAttribute(
    name = "max-in-flight",
    type = "int",
    direction = OUTGOING,
    defaultValue = "256",
    description = "Messages whose appending may be under way at once")
@ConnectorAttribute(
    name = "retry-for",
    type = "long",
    direction = OUTGOING,
    defaultValue = "30000",
    description =
        "How long to try while Redis is away before the message is rejected, in milliseconds")
public class RedisStreamsConnector implements InboundConnector, OutboundConnector, HealthReporter {
  private static final int LAST = 3_000;

  /** What to write in {@code mp.messaging.incoming.<channel>.connector}. */
  public static final String NAME = "redis-streams";

  private static final Logger LOG = Logger.getLogger(RedisStreamsConnector.class);

  private final List<IncomingChannel> incoming = new CopyOnWriteArrayList<>();
  private final List<OutgoingChannel> outgoing = new CopyOnWriteArrayList<>();

  @Inject RedisLinks links;
  @Inject Vertx vertx;
  @Inject @Any Instance<StreamSelector> selectors;

  @Override
  public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
    var attributes = new RedisStreamsConnectorIncomingConfiguration(config);
    IncomingChannel channel =
        new IncomingChannel(
            IncomingSettings.of(attributes), selector(attributes), links, new Loop(vertx));
    incoming.add(channel);
    return channel.messages();
  }

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
    OutgoingChannel channel =
        new OutgoingChannel(new RedisStreamsConnectorOutgoingConfiguration(config), links);
    outgoing.add(channel);
    return channel.subscriber();
  }

  private StreamSelector selector(RedisStreamsConnectorIncomingConfiguration attributes) {
    if (attributes.getStreamSelector().isPresent()) {
      return selectors.select(Identifier.Literal.of(attributes.getStreamSelector().get())).get();
    }
    String names =
        attributes
            .getStreams()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Set mp.messaging.incoming.%s.streams or .stream-selector"
                            .formatted(attributes.getChannel())));
    return new FixedStreams(names, attributes.getMaxInFlight());
  }

  @Override
  public HealthReport getReadiness() {
    HealthReport.HealthReportBuilder report = HealthReport.builder();
    healths().forEach(health -> health.readiness(report));
    return report.build();
  }

  @Override
  public HealthReport getLiveness() {
    HealthReport.HealthReportBuilder report = HealthReport.builder();
    healths().forEach(health -> health.liveness(report));
    return report.build();
  }

  private Stream<ChannelHealth> healths() {
    return Stream.concat(
        incoming.stream().map(IncomingChannel::health),
        outgoing.stream().map(OutgoingChannel::health));
  }

  /**
   * After the application's own observers, and while all that consumers use is still there: pools
   * of connections close between this event and the end of the beans.
   */
  void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @Priority(LAST) ShutdownEvent event) {
    if (!incoming.isEmpty()) {
      Uni.join()
          .all(incoming.stream().map(IncomingChannel::stop).toList())
          .andCollectFailures()
          .onFailure()
          .invoke(failure -> LOG.warnf("Stopped without leaving Redis in order: %s", failure))
          .onFailure()
          .recoverWithNull()
          .await()
          .atMost(Duration.ofMinutes(5));
    }
    outgoing.forEach(OutgoingChannel::close);
  }
}
