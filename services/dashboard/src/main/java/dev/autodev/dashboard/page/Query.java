package dev.autodev.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of a list as its page's address has them; a field left empty is none. */
public final class Query {
  private final Map<String, String> fields = new LinkedHashMap<>();

  /** Adds a field, unless it is empty. */
  public Query with(String name, Optional<String> value) {
    given(value).ifPresent(text -> fields.put(name, text));
    return this;
  }

  /** The address of the page after this one; null: this is the last. */
  public @Nullable String next(String path, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("cursor", cursor);
    return address(path, all);
  }

  /** The address of this page. */
  public String address(String path) {
    return address(path, fields);
  }

  private static String address(String path, Map<String, String> all) {
    return path
        + all.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&", all.isEmpty() ? "" : "?", ""));
  }

  /** What was filled in, without the blanks around it. */
  public static Optional<String> given(Optional<String> value) {
    return value.map(String::strip).filter(text -> !text.isEmpty());
  }
}
