package dev.autodev.streams;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens channels on an empty, real Redis and closes them after each test. */
@QuarkusTestResource(EmbeddedRedis.class)
abstract class StreamsTest {
  static final String STREAM = "work";
  static final String GROUP = "agents";

  @Inject RedisLinks links;
  @Inject StreamAppender appender;
  @Inject Vertx vertx;

  private final List<IncomingChannel> channels = new ArrayList<>();
  private RedisLink link;

  @BeforeEach
  void empty() {
    link = links.open();
    redis(Command.FLUSHALL);
  }

  @AfterEach
  void close() {
    channels.forEach(this::stop);
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
    var incoming = new RedisStreamsConnectorIncomingConfiguration(config);
    IncomingChannel channel =
        new IncomingChannel(IncomingSettings.of(incoming), selector, links, new Loop(vertx));
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
        .map(entry -> new StreamEntry(stream, entry.id(), entry.fields()))
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
  }

  static IncomingRedisStreamMetadata origin(Message<?> message) {
    return message.getMetadata(IncomingRedisStreamMetadata.class).orElseThrow();
  }

  static void ack(Message<?> message) {
    message.ack().toCompletableFuture().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
  }
}
