package dev.autodev.forge.hosted;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Trust;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What an answer that is none means for us.
 *
 * @param remedy what to do about a refusal with a status
 */
record Faults(String name, IntFunction<String> remedy) {
  private static final int SERVER = 500;
  private static final int SHOWN = 500;

  ForgeException of(Response response) {
    int status = response.getStatus();
    String words = body(response);
    String said = "%s answers %d: %s".formatted(name, status, words);
    Limit limit = Limit.of(status, response.getHeaders(), words);
    if (limit.reached() || status >= SERVER) {
      return new ForgeBusyException(
          said + "; it is asked again later", limit.pause(), limit.reached());
    }
    return new ForgeRefusedException(status, said + "; " + remedy.apply(status));
  }

  ForgeException of(ProcessingException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String next = Trust.remedy(cause).orElse("it is asked again later");
    return new ForgeBusyException(
        "%s does not answer (%s); %s".formatted(name, cause, next), Optional.empty(), false);
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
}
