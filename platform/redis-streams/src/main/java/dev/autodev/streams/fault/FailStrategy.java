package dev.autodev.streams.fault;

import dev.autodev.streams.FailureHandler;
import dev.autodev.streams.Rejected;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** A rejected message stays pending and the channel stops: a restart tries again. */
@ApplicationScoped
@Identifier("fail")
public class FailStrategy implements FailureHandler.Factory {
  @Override
  public FailureHandler create(Config channel) {
    return Rejected::stopChannel;
  }
}
