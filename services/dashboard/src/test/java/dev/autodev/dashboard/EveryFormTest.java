package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every form of every page, sent empty, in part and with nonsense: refused with words, no 5xx. */
@QuarkusTest
class EveryFormTest extends HostileTest {
  private static final Pattern FORM =
      Pattern.compile(
          "<form method=\"post\" action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern ACTION = Pattern.compile(" formaction=\"([^\"]+)\"");
  private static final List<String> VALUES =
      List.of(
          "", "%00", "%zz", "%ed%a0%80", "-1", "9".repeat(30), "%3Cscript%3E", "x".repeat(5_000));

  @Test
  void refusesNonsenseAndSaysWhy() throws IOException {
    Map<String, Set<String>> forms = forms();
    assertThat(forms).hasSizeGreaterThan(20);
    RawHttp http = new RawHttp(RestAssured.port);
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (Map.Entry<String, Set<String>> form : forms.entrySet()) {
      for (String body : bodies(form.getValue())) {
        RawHttp.Answer answer = http.send(request(form.getKey(), body));
        sent++;
        boolean shown =
            answer.status() < 400
                || answer.contentType().startsWith("text/html")
                || answer.contentType().startsWith("application/problem+json");
        if (answer.status() == 0 || answer.status() >= 500 || !shown) {
          String start = body.substring(0, Math.min(100, body.length()));
          wrong.add("%s %s -> %d".formatted(form.getKey(), start, answer.status()));
        }
      }
    }
    System.out.printf("%d forms, %d requests%n", forms.size(), sent);
    assertThat(wrong).isEmpty();
  }

  private static List<String> bodies(Set<String> names) {
    List<String> bodies = new ArrayList<>(List.of("", "&&&=&", "nonsense"));
    for (String value : VALUES) {
      bodies.add(names.stream().map(name -> name + "=" + value).collect(Collectors.joining("&")));
      names.forEach(name -> bodies.add(name + "=" + value));
    }
    return bodies;
  }

  private static byte[] request(String path, String body) {
    return ("POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s")
        .formatted(path, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private Map<String, Set<String>> forms() {
    Map<String, Set<String>> forms = new LinkedHashMap<>();
    for (String page : pages()) {
      String html = given().accept("text/html").get(page).asString();
      Matcher form = FORM.matcher(html);
      while (form.find()) {
        Set<String> names = new LinkedHashSet<>(all(NAME, form.group(2)));
        forms.computeIfAbsent(form.group(1), same -> new LinkedHashSet<>()).addAll(names);
        all(ACTION, form.group(2)).forEach(other -> forms.put(other, names));
      }
    }
    return forms;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private List<String> pages() {
    String repository = repository();
    pm.sendsBroken(unique("unreadable"));
    return List.of(
        "/approvals/" + proposal("# Form").getString("id"),
        "/approvals",
        "/tasks/" + scan(repository),
        "/workflows/" + workflow(repository),
        "/agents",
        "/repositories",
        "/repositories/" + repository,
        "/schedules",
        "/schedules/" + nightly(repository),
        "/templates",
        "/templates/" + template(),
        "/notifications",
        "/dead-letters",
        "/estop");
  }
}
