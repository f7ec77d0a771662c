package dev.autodev.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path with query parameters, each encoded. */
public final class ApiPath {
  private final StringBuilder text;
  private char separator = '?';

  private ApiPath(String path) {
    text = new StringBuilder(path);
  }

  public static ApiPath of(String path) {
    return new ApiPath(path);
  }

  /** A path below /api, such as of tasks and its id. */
  public static String of(String collection, String id) {
    return "/api/" + collection + "/" + encode(id);
  }

  /** Adds the parameter unless it has no value. */
  public ApiPath with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      text.append(separator).append(name).append('=').append(encode(value.toString()));
      separator = '&';
    }
    return this;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
