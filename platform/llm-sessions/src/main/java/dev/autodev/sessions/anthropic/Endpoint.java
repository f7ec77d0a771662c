package dev.autodev.sessions.anthropic;

import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig.Anthropic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where calls go and with which key; no record, so that nothing prints the key by accident. */
final class Endpoint {
  private static final String PREFIX = "swarm.sessions.anthropic.";
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Anthropic settings;
  private final String key;
  private final URI messages;

  /** Refuses settings that cannot work, naming the one to mend, never the key's value. */
  Endpoint(Anthropic settings) {
    this.settings = settings;
    this.key = key(settings);
    URI base = base(settings.baseUrl());
    this.messages = URI.create(base.toString().replaceFirst("/+$", "") + "/v1/messages");
  }

  HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(settings.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  HttpRequest request(String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(messages)
            .timeout(settings.timeout())
            .POST(BodyPublishers.ofString(body))
            .setHeader("anthropic-version", settings.version());
    headers.forEach(request::setHeader);
    return request
        .setHeader("content-type", "application/json")
        .setHeader("x-api-key", key)
        .build();
  }

  /** For messages: host and port without anything else. */
  String place() {
    return messages.getScheme() + "://" + messages.getAuthority();
  }

  private static String key(Anthropic settings) {
    String key = settings.apiKey().map(String::strip).orElse("");
    if (key.isEmpty()) {
      throw new SessionSettingsException(
          "swarm.sessions.upstream is 'anthropic', but there is no key: set ANTHROPIC_API_KEY, or set"
              + " swarm.sessions.upstream to 'replay' to play recorded scenarios");
    }
    if (!PRINTABLE.matcher(key).matches()) {
      throw new SessionSettingsException(
          PREFIX + "api-key (ANTHROPIC_API_KEY) holds characters no key has; set it again");
    }
    return key;
  }

  private static URI base(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || url.getUserInfo() != null || url.getRawQuery() != null) {
      throw new SessionSettingsException(
          PREFIX + "base-url must be a plain URL such as https://api.anthropic.com");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(url.getHost()))) {
      throw new SessionSettingsException(
          PREFIX + "base-url must begin with https://, or the key could be read on its way");
    }
    return url;
  }
}
