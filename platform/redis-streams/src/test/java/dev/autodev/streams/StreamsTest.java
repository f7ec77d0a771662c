package dev.autodev.streams;

import static org.awaitility.Awaitility.await;

import dev.autodev.streams.fault.DeadLetterStrategy;
import dev.autodev.streams.fault.DelayedRetryStrategy;
import dev.autodev.streams.fault.FailStrategy;
import dev.autodev.streams.fault.IgnoreStrategy;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.FixedStreams;
import dev.autodev.streams.group.Lanes;
import dev.autodev.streams.incoming.IncomingChannel;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import dev.autodev.streams.link.Replies;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.tracing.IncomingTrace;
import dev.autodev.streams.watch.ChannelHealth;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Opens channels on an empty, real server and closes them after each test; once for each server
 * that is found.
 */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Servers.class)
abstract class StreamsTest {
  static final String STREAM = "work";
  static final String GROUP = "agents";

  private static final Map<String, FailureHandler.Factory> STRATEGIES =
      Map.of(
          "fail", new FailStrategy(),
          "ignore", new IgnoreStrategy(),
          "dead-letter", new DeadLetterStrategy(),
          "delayed-retry", new DelayedRetryStrategy());

  static Vertx vertx;
  static RedisProcess server;

  @Parameter ServerKind kind;

  final RedisLinks links = links(server.address());
  final StreamAppender appender = new StreamAppender();
  final StreamTail tail = new StreamTail(links);
  private final List<IncomingChannel> channels = new ArrayList<>();
  private RedisLink link = links.open();

  @BeforeParameterizedClassInvocation
  static void start(ServerKind kind) {
    vertx = Vertx.vertx();
    server = new RedisProcess(kind).up();
  }

  @AfterParameterizedClassInvocation
  static void end() {
    server.close();
    vertx.close();
  }

  static RedisLinks links(String address) {
    return new RedisLinks(
        vertx,
        name ->
            Redis.newInstance(
                io.vertx.redis.client.Redis.createClient(
                    vertx, new RedisOptions().setConnectionString(address))));
  }

  @BeforeEach
  void empty() {
    appender.open(links);
    // The first command of a run starts much of the client: on a busy machine that takes its time.
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> redis(Command.FLUSHALL) != null);
  }

  @AfterEach
  void close() {
    channels.forEach(this::stop);
    appender.close();
    tail.close();
    link.close();
  }

  void stop(IncomingChannel channel) {
    channel.stop().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(20));
  }

  Opened open(String... attributes) {
    var incoming = new RedisStreamsConnectorIncomingConfiguration(config(attributes));
    return open(
        new FixedStreams(incoming.getStreams().get(), incoming.getMaxInFlight()), attributes);
  }

  Opened open(Map<String, Integer> streams, String... attributes) {
    return open(() -> streams, attributes);
  }

  Opened open(StreamSelector selector, String... attributes) {
    Config config = config(attributes);
    String strategy = new RedisStreamsConnectorIncomingConfiguration(config).getFailureStrategy();
    return open(STRATEGIES.get(strategy).create(config), selector, links, attributes);
  }

  Opened open(FailureHandler failures, String... attributes) {
    return open(failures, () -> Map.of(STREAM, 9), links, attributes);
  }

  Opened open(
      FailureHandler failures, StreamSelector selector, RedisLinks over, String... attributes) {
    IncomingSettings settings =
        IncomingSettings.of(new RedisStreamsConnectorIncomingConfiguration(config(attributes)));
    ChannelState state =
        new ChannelState(
            settings,
            new Lanes(selector),
            new Loop(vertx),
            new ChannelHealth(settings.channel(), true),
            new ChannelMeters(settings.channel()));
    IncomingChannel channel =
        new IncomingChannel(state, new IncomingChannel.Custom(failures, IncomingTrace.NONE), over);
    channels.add(channel);
    AssertSubscriber<Message<?>> subscriber = AssertSubscriber.create(0);
    channel.messages().subscribe().withSubscriber(subscriber);
    return new Opened(channel, subscriber);
  }

  static Config config(String... attributes) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "channel-name", "test",
                "streams", STREAM,
                "group", GROUP,
                "block", "500",
                "graceful-stop", "100",
                "reclaim-every", "0"));
    for (String attribute : attributes) {
      String[] parts = attribute.split("=", 2);
      values.put(parts[0], parts[1]);
    }
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }

  Response redis(Command command, String... arguments) {
    return on(link, command, arguments);
  }

  static Response on(RedisLink link, Command command, String... arguments) {
    Request request = Request.cmd(command);
    for (String argument : arguments) {
      request.arg(argument);
    }
    return link.send(request).await().atMost(Duration.ofSeconds(10));
  }

  List<String> append(String stream, String... bodies) {
    List<Outgoing> entries = new ArrayList<>();
    for (String body : bodies) {
      entries.add(Outgoing.of(stream, body));
    }
    return appender.append(entries).await().atMost(Duration.ofSeconds(10));
  }

  long pending() {
    return redis(Command.XPENDING, STREAM, GROUP).get(0).toLong();
  }

  long length(String stream) {
    return redis(Command.XLEN, stream).toLong();
  }

  List<StreamEntry> all(String stream) {
    return Replies.entries(redis(Command.XRANGE, stream, "-", "+")).stream()
        .map(entry -> entry.of(stream))
        .toList();
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
  }

  /** An open channel, its messages in the order of arrival. */
  record Opened(IncomingChannel channel, AssertSubscriber<Message<?>> subscriber) {
    Opened request(long messages) {
      subscriber.request(messages);
      return this;
    }

    List<Message<?>> messages() {
      return List.copyOf(subscriber.getItems());
    }

    List<Message<?>> await(int messages) {
      soon().until(() -> subscriber.getItems().size() >= messages);
      return messages();
    }

    List<String> bodies() {
      return messages().stream()
          .map(message -> ((StreamEntry) message.getPayload()).body())
          .toList();
    }

    boolean ready() {
      HealthReport.HealthReportBuilder report = HealthReport.builder();
      channel.health().readiness(report);
      return report.build().isOk();
    }

    /** Why it is not ready or not alive. */
    String trouble() {
      HealthReport.HealthReportBuilder report = HealthReport.builder();
      channel.health().readiness(report);
      channel.health().liveness(report);
      return report.build().getChannels().stream()
          .map(HealthReport.ChannelInfo::getMessage)
          .filter(java.util.Objects::nonNull)
          .findFirst()
          .orElse("");
    }
  }

  static IncomingRedisStreamMetadata origin(Message<?> message) {
    return message.getMetadata(IncomingRedisStreamMetadata.class).orElseThrow();
  }

  static void ack(Message<?> message) {
    message.ack().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  static void nack(Message<?> message, String reason) {
    message
        .nack(new IllegalArgumentException(reason))
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }
}
