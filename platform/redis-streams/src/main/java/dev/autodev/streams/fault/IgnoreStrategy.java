package dev.autodev.streams.fault;

import dev.autodev.streams.FailureHandler;
import dev.autodev.streams.Rejected;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** A rejected message is logged and acknowledged. */
@ApplicationScoped
@Identifier("ignore")
public class IgnoreStrategy implements FailureHandler.Factory {
  @Override
  public FailureHandler create(Config channel) {
    return Rejected::drop;
  }
}
