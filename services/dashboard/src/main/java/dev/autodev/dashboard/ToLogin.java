package dev.autodev.dashboard;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The way to the login, and from there back to where somebody wanted to go. */
public final class ToLogin {
  private static final String HOME = "/";

  private ToLogin() {}

  static URI from(URI wanted) {
    String query = wanted.getRawQuery();
    String back = wanted.getRawPath() + (query == null ? "" : "?" + query);
    return URI.create("/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
  }

  /** Only a path of ours: what an address says comes from outside. */
  public static String back(String next) {
    boolean ours =
        next.startsWith("/") && !next.startsWith("//") && next.matches("[\\x21-\\x7e&&[^\\\\]]*");
    return ours ? next : HOME;
  }
}
