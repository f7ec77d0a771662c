package dev.autodev.forge.github;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** A log that GitHub keeps at a store of others: its URL lets in, and our token is not for them. */
record StoredLog(URI url) {
  private static final Logger LOG = Logger.getLogger(StoredLog.class);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int KEPT = 16_384;
  private static final Pattern TIMES = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z ");

  static StoredLog at(URI url) {
    return new StoredLog(url);
  }

  /** What it ends with, without the times before each line; empty if it cannot be had. */
  String end() {
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(LONGEST).build();
      HttpResponse<InputStream> answer = CLIENT.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return answer.statusCode() == 200 ? TIMES.matcher(end(body)).replaceAll("") : "";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (IOException | RuntimeException e) {
      LOG.debugf(e, "a failed job's log cannot be had from %s; what the check says is shown", url);
      return "";
    }
  }

  private static String end(InputStream body) throws IOException {
    byte[] before = new byte[0];
    byte[] last = body.readNBytes(KEPT);
    for (byte[] next = body.readNBytes(KEPT); next.length > 0; next = body.readNBytes(KEPT)) {
      before = last;
      last = next;
    }
    byte[] both = Arrays.copyOf(before, before.length + last.length);
    System.arraycopy(last, 0, both, before.length, last.length);
    return new String(both, StandardCharsets.UTF_8);
  }
}
