package dev.autodev.sessions.client;

import dev.autodev.sessions.SessionRequest;
import java.net.URI;
import java.nio.file.Path;

/**
 * What a client is started with.
 *
 * @param binary the client's program
 * @param caged whether a cage keeps it from what it is not to write to
 * @param gateway where it finds its model, without a path
 * @param token what it authenticates with there; worth this session only
 */
public record Briefing(
    SessionRequest request,
    RunDirectory directory,
    Path binary,
    boolean caged,
    URI gateway,
    String token) {

  @Override
  public String toString() {
    return "briefing of task " + request.key().taskId();
  }
}
