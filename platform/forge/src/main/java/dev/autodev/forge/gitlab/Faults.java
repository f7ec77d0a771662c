package dev.autodev.forge.gitlab;

import dev.autodev.forge.ForgeException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** What an answer that is none means for us. */
record Faults(String name) {
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;
  private static final int SHOWN = 500;

  ForgeException of(Response response) {
    int status = response.getStatus();
    String said = "%s answers %d: %s".formatted(name, status, body(response));
    if (status == TOO_MANY || status >= SERVER) {
      return new GitLabBusyException(
          said + "; it is asked again later", wait(response), status == TOO_MANY);
    }
    return new GitLabRefusedException(status, said + "; " + remedy(status));
  }

  ForgeException of(ProcessingException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new GitLabBusyException(
        "%s does not answer (%s); it is asked again later".formatted(name, cause),
        Optional.empty(),
        false);
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401 -> "give a token that is valid (SWARM_FORGES_GITLAB_TOKEN) and start again";
      case 403 -> "give the token's user the role Developer in the project, and the scope api";
      case 404 -> "look whether the project's path is right and the token's user is a member";
      default -> "look at the project's settings, then let the task run again";
    };
  }

  /** It may be JSON or plain text; it is only shown. */
  private static String body(Response response) {
    try {
      String text = response.hasEntity() ? response.readEntity(String.class) : "";
      String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
      return line.length() > SHOWN ? line.substring(0, SHOWN) : line;
    } catch (ProcessingException | IllegalStateException e) {
      return "(its words cannot be read)";
    }
  }

  private static Optional<Duration> wait(Response response) {
    String seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    return seconds != null && seconds.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }
}
