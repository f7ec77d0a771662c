package dev.autodev.streams;

import dev.autodev.streams.group.FixedStreams;
import dev.autodev.streams.settings.Attributes;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/** What channels use of the application's beans, by the names in their attributes. */
@ApplicationScoped
class Beans {
  @Inject @Any Instance<StreamSelector> selectors;
  @Inject @Any Instance<FailureHandler.Factory> strategies;

  StreamSelector selector(RedisStreamsConnectorIncomingConfiguration config) {
    Attributes attributes = Attributes.incoming(config.getChannel());
    if (config.getStreamSelector().isEmpty()) {
      return fixed(attributes, config);
    }
    String name = config.getStreamSelector().get();
    if (config.getStreams().isPresent()) {
      throw attributes.refused(
          "stream-selector", name, "it names the streams, leave out this or streams");
    }
    Instance<StreamSelector> found = selectors.select(Identifier.Literal.of(name));
    if (!found.isResolvable()) {
      throw attributes.refused(
          "stream-selector",
          name,
          "there is no such StreamSelector bean, set one of " + names(selectors));
    }
    return found.get();
  }

  private static StreamSelector fixed(
      Attributes attributes, RedisStreamsConnectorIncomingConfiguration config) {
    FixedStreams streams =
        new FixedStreams(
            config.getStreams().orElse(""),
            attributes.atLeast("max-in-flight", config::getMaxInFlight, 1));
    if (streams.streams().isEmpty()) {
      throw attributes.refused(
          "streams",
          config.getStreams().orElse(""),
          "set names separated by commas, or stream-selector");
    }
    if (streams.streams().containsKey(config.getDeadLetterStream())) {
      throw attributes.refused(
          "dead-letter-stream",
          config.getDeadLetterStream(),
          "the channel reads this stream, dead letters need another");
    }
    return streams;
  }

  FailureHandler failures(IncomingSettings settings, Config config) {
    String name = settings.ending().failureStrategy();
    Instance<FailureHandler.Factory> found = strategies.select(Identifier.Literal.of(name));
    if (!found.isResolvable()) {
      throw Attributes.incoming(settings.channel())
          .refused("failure-strategy", name, "set one of " + names(strategies));
    }
    return found.get().create(config);
  }

  private static <T> TreeSet<String> names(Instance<T> beans) {
    TreeSet<String> names = new TreeSet<>();
    for (Instance.Handle<T> bean : beans.handles()) {
      for (Annotation qualifier : bean.getBean().getQualifiers()) {
        if (qualifier instanceof Identifier identifier) {
          names.add(identifier.value());
        }
      }
    }
    return names;
  }
}
