package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.awssim.AwsSim;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.Main;
import dev.autodev.cli.Streams;
import dev.autodev.system.Guide.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of OPERATIONS.md, one after the other, at a swarm of this machine that asks for a
 * login, and at the stand-in for AWS. What each prints is looked at by the tests of the commands;
 * here it is that they are taken and do not fail.
 */
class GuideIT {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern TASK =
      Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}|[0-9a-hjkmnp-tv-z]{26}");
  private static final String PASSWORD = "correct horse battery staple\n";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Map<String, String> filledIn = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void everyCommandIsTaken() {
    Project.assumeAllInOneIsBuilt();
    try (var aws = AwsSim.start();
        var swarm = Swarm.withLogin(folder.resolve("data")).up()) {
      environment.putAll(
          Map.of(
              "SWARM_DATA",
              folder.resolve("data").toString(),
              "HOME",
              folder.toString(),
              "NO_COLOR",
              "1"));
      prepare(aws);
      List<String> failed = new ArrayList<>();
      for (Run run : Guide.lines().stream().flatMap(line -> line.runs().stream()).toList()) {
        switch (run.kind()) {
          case "run" -> expect(failed, run.what(), command(environment, run.what()), "");
          case "aws" -> expect(failed, run.what(), command(with(aws), run.what()), "");
          case "fails" -> expect(failed, run.rest(), command(environment, run.rest()), run.first());
          case "get" -> get(failed, swarm.url() + run.what());
          default -> {} // somebody else runs it
        }
      }
      assertThat(failed).isEmpty();
    }
  }

  /** A person, a repository, a finished task, one that waits, and a question. */
  private void prepare(AwsSim aws) {
    first("claude-swarm people first ada");
    first("claude-swarm login ada");
    var repository = TinyRepository.create(folder.resolve("repositories"), "shop");
    filledIn.put("repository", repository.bare().toString());
    first("claude-swarm repos add shop " + repository.bare() + " --test ./test.sh");
    filledIn.put("task", id(first("claude-tasks create --type analyze_repo --repo shop --wait")));
    first("claude-swarm agents scale tester 0");
    filledIn.put("waiting", id(first("claude-tasks create --type run_tests --repo shop")));
    aws.logs().write("/ecs/auto-dev", "builder/builder/1", Instant.now(), "ERROR of a test");
    for (String service :
        List.of(
            "dashboard",
            "scheduler",
            "pm",
            "architect",
            "builder",
            "reviewer",
            "tester",
            "security",
            "devops",
            "bug_finder",
            "postgres")) {
      aws.services().add("auto-dev-" + service, 1, "registry/auto-dev-" + service + ":1");
    }
    for (String parameter :
        List.of(
            "postgres/password",
            "dashboard/setup_token",
            "anthropic/api_key",
            "gitlab/token",
            "gumroad/email",
            "old/credential")) {
      aws.parameters().put("/auto-dev/" + parameter, "of-a-test");
    }
  }

  private Map<String, String> with(AwsSim aws) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(aws.environment());
    all.put("SWARM_AWS_CLUSTER", "auto-dev");
    return all;
  }

  private String first(String command) {
    Said said = command(environment, command);
    assertThat(said.code()).as("%s: %s", command, said.text()).isZero();
    return said.text();
  }

  private static String id(String text) {
    return TASK.matcher(text)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }

  private static void expect(List<String> failed, String command, Said said, String refusal) {
    boolean asExpected =
        refusal.isEmpty() ? said.code() == 0 : said.code() != 0 && said.text().contains(refusal);
    if (!asExpected) {
      failed.add("%s ended with %d: %s".formatted(command, said.code(), said.text()));
    }
  }

  private static void get(List<String> failed, String url) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status =
          http.send(
                  HttpRequest.newBuilder(URI.create(url)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      // What is not the health of the dashboard is asked with a token.
      if (status != 200 && status != 401) {
        failed.add(url + " answers " + status);
      }
    } catch (IOException e) {
      failed.add(url + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private record Said(int code, String text) {}

  /** In this process, as bin/ would start it. */
  private Said command(Map<String, String> variables, String command) {
    var said = new ByteArrayOutputStream();
    var printed = new PrintStream(said, true, StandardCharsets.UTF_8);
    var typed = new ByteArrayInputStream(PASSWORD.getBytes(StandardCharsets.UTF_8));
    var invocation =
        new Invocation(
            new Streams(typed, printed, printed, false),
            variables,
            Project.root(),
            folder,
            Clock.systemUTC());
    int code = Main.run(invocation, words(command));
    return new Said(code, said.toString(StandardCharsets.UTF_8));
  }

  private String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
        .map(this::fill)
        .toArray(String[]::new);
  }

  private String fill(String word) {
    return word.matches("\\{[a-z]+}")
        ? Objects.requireNonNull(filledIn.get(word.substring(1, word.length() - 1)), word)
        : word;
  }
}
