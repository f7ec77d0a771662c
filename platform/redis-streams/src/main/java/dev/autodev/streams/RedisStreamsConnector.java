package dev.autodev.streams;

import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING_AND_OUTGOING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.OUTGOING;

import dev.autodev.streams.convert.Json;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Lanes;
import dev.autodev.streams.incoming.IncomingChannel;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLinks;
import dev.autodev.streams.outgoing.OutgoingChannel;
import dev.autodev.streams.settings.Attributes;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.settings.OutgoingSettings;
import dev.autodev.streams.tracing.Tracing;
import dev.autodev.streams.watch.ChannelHealth;
import dev.autodev.streams.watch.ChannelMeters;
import io.quarkus.runtime.ShutdownEvent;
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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/** Connects channels to Redis streams; the attributes below are its whole configuration. */
@ApplicationScoped
@Connector(RedisStreamsConnector.NAME)
@ConnectorAttribute(
    name = "redis-client",
    type = "string",
    direction = INCOMING_AND_OUTGOING,
    defaultValue = RedisLinks.DEFAULT,
    description = "Name of the client of quarkus.redis whose settings are used")
@ConnectorAttribute(
    name = "health-enabled",
    type = "boolean",
    direction = INCOMING_AND_OUTGOING,
    defaultValue = "true",
    description = "Whether the channel is in the health reports")
@ConnectorAttribute(
    name = "tracing-enabled",
    type = "boolean",
    direction = INCOMING_AND_OUTGOING,
    defaultValue = "true",
    description = "Whether entries carry the trace, where the application has OpenTelemetry")
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
    description = "Consumer group, created on demand")
@ConnectorAttribute(
    name = "group-start",
    type = "string",
    direction = INCOMING,
    defaultValue = "beginning",
    description =
        "Where a group begins that does not exist yet: beginning, end, or after an entry's id")
@ConnectorAttribute(
    name = "consumer",
    type = "string",
    direction = INCOMING,
    description =
        "Consumer name, of one channel in one process only; by default host, process and a random part")
@ConnectorAttribute(
    name = "max-in-flight",
    type = "int",
    direction = INCOMING,
    defaultValue = "1",
    description = "Messages per stream that the application has not ended")
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
    description = "Whether a message is a list of entries, acknowledged as a whole")
@ConnectorAttribute(
    name = "read-ahead",
    type = "int",
    direction = INCOMING,
    defaultValue = "0",
    description =
        "Messages that may wait in memory before the application asks for them, within max-in-flight")
@ConnectorAttribute(
    name = "ack",
    type = "string",
    direction = INCOMING,
    defaultValue = "awaited",
    description =
        "When an acknowledgement is done: awaited (Redis has removed the entry) or batched (at once; Redis is told later)")
@ConnectorAttribute(
    name = "ack-batch",
    type = "int",
    direction = INCOMING,
    defaultValue = "256",
    description = "Acknowledgements that are sent together with ack=batched")
@ConnectorAttribute(
    name = "ack-interval",
    type = "int",
    direction = INCOMING,
    defaultValue = "50",
    description = "How long they are collected at most with ack=batched, in milliseconds")
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
    description =
        "What becomes of a rejected message: fail, ignore, dead-letter, delayed-retry, or the identifier of a FailureHandler.Factory bean")
@ConnectorAttribute(
    name = "retry-delay",
    type = "long",
    direction = INCOMING,
    defaultValue = "1000",
    description = "Wait before the second delivery with delayed-retry, in milliseconds")
@ConnectorAttribute(
    name = "retry-backoff",
    type = "double",
    direction = INCOMING,
    defaultValue = "2",
    description = "By how much each wait is longer than the one before with delayed-retry")
@ConnectorAttribute(
    name = "retry-max-delay",
    type = "long",
    direction = INCOMING,
    defaultValue = "60000",
    description = "Longest wait with delayed-retry, in milliseconds")
@ConnectorAttribute(
    name = "max-retries",
    type = "int",
    direction = INCOMING,
    defaultValue = "5",
    description =
        "Deliveries after the first with delayed-retry, then the message is dead-lettered")
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
    description = "Length to which the stream is trimmed; 0 for never")
@ConnectorAttribute(
    name = "max-age",
    type = "long",
    direction = OUTGOING,
    defaultValue = "0",
    description = "Age at which entries are trimmed, in milliseconds; 0 for never")
@ConnectorAttribute(
    name = "trim",
    type = "string",
    direction = OUTGOING,
    defaultValue = "approximate",
    description =
        "How maxlen and max-age trim: approximate (cheap, keeps up to a hundred more) or exact")
@ConnectorAttribute(
    name = "max-in-flight",
    type = "int",
    direction = OUTGOING,
    defaultValue = "256",
    description =
        "Messages whose appending may be under way at once; 1 keeps their order even through retries")
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
  private final Map<String, String> consumers = new ConcurrentHashMap<>();

  @Inject RedisLinks links;
  @Inject Vertx vertx;
  @Inject Beans beans;
  @Inject Json json;

  @Override
  public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
    var attributes = new RedisStreamsConnectorIncomingConfiguration(config);
    IncomingSettings settings = IncomingSettings.of(attributes);
    unique(settings);
    ChannelState state =
        new ChannelState(
            settings,
            new Lanes(beans.selector(attributes)),
            new Loop(vertx),
            new ChannelHealth(settings.channel(), attributes.getHealthEnabled()),
            new ChannelMeters(settings.channel()));
    IncomingChannel channel =
        new IncomingChannel(
            state,
            new IncomingChannel.Custom(
                beans.failures(settings, config), Tracing.incoming(attributes.getTracingEnabled())),
            links);
    incoming.add(channel);
    return channel.messages();
  }

  /** Two channels under one name would take each other's entries for their own lost ones. */
  private void unique(IncomingSettings settings) {
    String member = settings.group() + "/" + settings.consumer();
    String other = consumers.putIfAbsent(member, settings.channel());
    if (other != null) {
      throw Attributes.incoming(settings.channel())
          .refused(
              "consumer",
              settings.consumer(),
              "channel "
                  + other
                  + " has this name in group "
                  + settings.group()
                  + "; give each its own or set none, also where concurrency is above 1");
    }
  }

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
    var attributes = new RedisStreamsConnectorOutgoingConfiguration(config);
    OutgoingSettings settings = OutgoingSettings.of(attributes);
    OutgoingChannel channel =
        new OutgoingChannel(
            settings,
            new OutgoingChannel.Custom(
                Tracing.outgoing(attributes.getTracingEnabled()), json::write, Clock.systemUTC()),
            links,
            new ChannelHealth(settings.channel(), attributes.getHealthEnabled()));
    outgoing.add(channel);
    return channel.subscriber();
  }

  @Override
  public HealthReport getStartup() {
    return report(ChannelHealth::startup);
  }

  @Override
  public HealthReport getReadiness() {
    return report(ChannelHealth::readiness);
  }

  @Override
  public HealthReport getLiveness() {
    return report(ChannelHealth::liveness);
  }

  private HealthReport report(BiConsumer<ChannelHealth, HealthReport.HealthReportBuilder> add) {
    HealthReport.HealthReportBuilder report = HealthReport.builder();
    incoming.forEach(channel -> add.accept(channel.health(), report));
    outgoing.forEach(channel -> add.accept(channel.health(), report));
    return report.build();
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
