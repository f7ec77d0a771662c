package dev.autodev.bench.sessions;

import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.upstream.Upstream;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes when the gateway has the first call of each session; another upstream answers it. */
final class FirstCalls implements Upstream {
  private final Upstream behind;
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  FirstCalls(Upstream behind) {
    this.behind = behind;
  }

  @Override
  public String name() {
    return behind.name();
  }

  @Override
  public boolean speaks(Protocol protocol) {
    return behind.speaks(protocol);
  }

  @Override
  public void open() {
    behind.open();
  }

  @Override
  public Future<UpstreamAnswer> send(UpstreamCall call) {
    seen.putIfAbsent(call.key().taskId(), System.nanoTime());
    return behind.send(call);
  }

  /** By {@link System#nanoTime}. */
  long of(String session) {
    Long at = seen.get(session);
    if (at == null) {
      throw new IllegalStateException("session %s never called a model".formatted(session));
    }
    return at;
  }
}
