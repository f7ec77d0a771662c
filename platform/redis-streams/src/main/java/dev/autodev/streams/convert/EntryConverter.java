package dev.autodev.streams.convert;

import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MessageConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Type;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Gives methods what they ask for: {@code String}, {@code byte[]}, {@code Map<String, String>} or
 * an object written as JSON. An entry that cannot be converted is rejected by the framework, so the
 * failure strategy decides. Batches stay lists of entries: Quarkus does not tell converters what a
 * list is of.
 */
@ApplicationScoped
public class EntryConverter implements MessageConverter {
  @Inject EntryPayload payload;

  /** After an application's own. */
  @Override
  public int getPriority() {
    return CONVERTER_DEFAULT_PRIORITY + 100;
  }

  @Override
  public boolean canConvert(Message<?> message, Type target) {
    return message.getPayload() instanceof StreamEntry && payload.can(target);
  }

  @Override
  public Message<?> convert(Message<?> message, Type target) {
    return message.withPayload(payload.of((StreamEntry) message.getPayload(), target));
  }

  @Override
  public Uni<Message<?>> convertUni(Message<?> message, Type target) {
    return Uni.createFrom().item(() -> convert(message, target));
  }
}
