package dev.autodev.streams.fault;

import dev.autodev.streams.FailureHandler;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** A rejected message goes to the dead-letter stream with the reason and is acknowledged. */
@ApplicationScoped
@Identifier("dead-letter")
public class DeadLetterStrategy implements FailureHandler.Factory {
  @Override
  public FailureHandler create(Config channel) {
    return rejected -> rejected.deadLetter(String.valueOf(rejected.reason()));
  }
}
