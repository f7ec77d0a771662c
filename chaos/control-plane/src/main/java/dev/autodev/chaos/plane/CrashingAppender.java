package dev.autodev.chaos.plane;

import dev.autodev.model.Role;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Appends as ever, with a point before and one after the orders. */
@Alternative
@Priority(1)
@ApplicationScoped
public class CrashingAppender extends StreamAppender {
  private static final Set<String> ORDERS =
      Arrays.stream(Role.values()).map(Role::taskStream).collect(Collectors.toSet());

  @Inject CrashPoint crash;

  @Override
  public Uni<List<String>> append(List<Outgoing> entries) {
    if (entries.stream().noneMatch(entry -> ORDERS.contains(entry.stream()))) {
      return super.append(entries);
    }
    return Uni.createFrom()
        .deferred(
            () -> {
              crash.pass(CrashPoint.BEFORE_XADD);
              return super.append(entries);
            })
        .invoke(() -> crash.pass(CrashPoint.AFTER_XADD));
  }
}
