package dev.autodev.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.sims.github.GitHubSim;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class GitHubIT extends IssueAtForgeContract {
  @Override
  Place start(Path folder) {
    var github = GitHubSim.start(0, Clock.systemUTC(), folder);
    github.person("auto-dev-bot", TOKEN);
    github.person("alice", "alices-token");
    return new AtGitHub(github);
  }

  private record AtGitHub(GitHubSim github) implements Place {
    private static final String PATH = "alice/greetings";
    private static final String REPOSITORY = "/api/v3/repos/" + PATH;

    @Override
    public String name() {
      return "github";
    }

    @Override
    public URI url() {
      return github.url();
    }

    @Override
    public String takeIn(Path bare) {
      return github.repository("alice", "greetings", bare, "main");
    }

    @Override
    public void file(String title, String text) {
      github.issue(PATH, "alice", title, text, "auto-dev");
    }

    @Override
    public String issue() {
      return REPOSITORY + "/issues/1";
    }

    @Override
    public String requests() {
      return REPOSITORY + "/pulls?state=all";
    }

    @Override
    public String saidOnIssue() {
      return issue() + "/comments";
    }

    @Override
    public List<String> saidOnRequest(JsonNode request) {
      var number = request.path("number").asInt(); // issues and pull requests are counted together
      return List.of(
          REPOSITORY + "/issues/%d/comments".formatted(number),
          REPOSITORY + "/pulls/%d/comments".formatted(number));
    }

    @Override
    public boolean isMerged(JsonNode request) {
      return !Json.text(request, "merged_at").isEmpty();
    }

    @Override
    public HttpRequest.Builder hook(String secret) {
      var body =
          """
          {"action": "labeled", "sender": {"login": "alice"},
           "issue": {"number": 1, "labels": [{"name": "auto-dev"}]},
           "repository": {"clone_url": "https://github.com/owner/other.git"}}""";
      return HttpRequest.newBuilder()
          .header("X-GitHub-Event", "issues")
          .header("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
          .header("X-Hub-Signature-256", "sha256=" + signature(secret, body))
          .POST(BodyPublishers.ofString(body));
    }

    private static String signature(String secret, String body) {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HmacSHA256", e);
      }
    }

    @Override
    public void close() {
      github.close();
    }
  }
}
