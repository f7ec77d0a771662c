package dev.autodev.sessions.cage;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How programs are told of the proxy: most read variables, those in Java have options. */
final class ProxyVariables {
  private static final String HERE = "127.0.0.1";

  private ProxyVariables() {}

  static Map<String, String> addedTo(Map<String, String> environment, int port) {
    Map<String, String> added = new HashMap<>(environment);
    String proxy = "http://" + HERE + ":" + port;
    for (String name : new String[] {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"}) {
      added.put(name, proxy);
    }
    added.put("no_proxy", HERE + ",localhost,::1");
    added.put("NO_PROXY", HERE + ",localhost,::1");
    String java =
        " -Dhttp.proxyHost=%1$s -Dhttp.proxyPort=%2$d -Dhttps.proxyHost=%1$s -Dhttps.proxyPort=%2$d"
            .formatted(HERE, port);
    // Maven's own transport looks at these properties only when it is told to.
    Stream.of("MAVEN_OPTS", "GRADLE_OPTS")
        .forEach(name -> added.merge(name, java.strip(), (own, more) -> own + " " + more));
    added.merge(
        "MAVEN_OPTS",
        "-Daether.connector.http.useSystemProperties=true",
        (own, more) -> own + " " + more);
    return added;
  }
}
