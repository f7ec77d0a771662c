package dev.autodev.dashboard;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One generated request.
 *
 * @param expected what must become of it
 * @param what says for the report how it was made
 */
record HostileRequest(
    String method,
    String target,
    List<String> headers,
    String body,
    Expected expected,
    String what) {
  private static final int LONGEST_ADDRESS = 4_000;

  /** What must become of it. */
  enum Expected {
    /** It is right and must succeed. */
    SUCCESS,
    /** It is wrong and must be refused. */
    REFUSAL,
    /** It may be right by chance. */
    ANYTHING,
    /** It is no HTTP: the server may refuse it without words, or close. */
    NO_HTTP
  }

  /** Without one, Quarkus answers 400 or 414 without words before anything of ours is asked. */
  boolean hasAddress() {
    try {
      return new URI(target).toString().length() < LONGEST_ADDRESS;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A browser's, of an address that climbs out of the API: it is refused with a page. */
  boolean asksForPage() {
    return target.contains("%2e%2e/%2e%2e/") && headers.contains("Accept: text/html");
  }

  byte[] bytes() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + target + " HTTP/1.1");
    if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: localhost");
    }
    lines.add("Connection: close");
    lines.addAll(headers);
    boolean said =
        headers.stream()
            .anyMatch(line -> line.matches("(?i)(content-length|transfer-encoding):.*"));
    if (!said && (content.length > 0 || method.equals("POST"))) {
      lines.add("Content-Length: " + content.length);
    }
    byte[] head = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return all;
  }

  String shown() {
    String text = "%s %s %s %s".formatted(method, target, headers, body);
    return "%s (%s): %s"
        .formatted(what, expected, text.length() > 400 ? text.substring(0, 400) + "…" : text);
  }
}
