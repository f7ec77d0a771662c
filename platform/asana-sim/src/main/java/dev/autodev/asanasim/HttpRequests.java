package dev.autodev.asanasim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what comes over HTTP. */
final class HttpRequests {
  private HttpRequests() {}

  static Request read(HttpExchange http) throws IOException {
    String path = http.getRequestURI().getPath();
    return new Request(
        http.getRequestMethod(),
        path.startsWith(AsanaSim.BASE_PATH) ? path.substring(AsanaSim.BASE_PATH.length()) : path,
        query(http.getRequestURI().getRawQuery()),
        Map.copyOf(http.getRequestHeaders()),
        new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Map<String, List<String>> query(@Nullable String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String part : raw.split("&")) {
        int end = part.indexOf('=');
        String name = end < 0 ? part : part.substring(0, end);
        String value = end < 0 ? "" : part.substring(end + 1);
        query.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
