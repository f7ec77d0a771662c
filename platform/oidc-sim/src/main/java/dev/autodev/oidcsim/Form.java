package dev.autodev.oidcsim;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and values as addresses and forms carry them. */
record Form(Map<String, String> values) {
  static Form of(@Nullable String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
      int at = pair.indexOf('=');
      values.put(
          decoded(at < 0 ? pair : pair.substring(0, at)),
          at < 0 ? "" : decoded(pair.substring(at + 1)));
    }
    return new Form(values);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  static String written(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
