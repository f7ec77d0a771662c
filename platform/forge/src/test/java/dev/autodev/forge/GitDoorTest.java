package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sims.Answer;
import dev.autodev.sims.Request;
import dev.autodev.sims.SimServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitDoorTest {
  private static final String READ = "group/one.git/info/refs?service=git-upload-pack";
  private static final String WRITE = "group/one.git/git-receive-pack";

  private final List<Request> asked = new CopyOnWriteArrayList<>();
  private final SimServer forge =
      SimServer.start(
          0,
          request -> {
            asked.add(request);
            return Answer.text(200, "refs");
          });
  private final GitCredential credential =
      new GitCredential(forge.url(), "bot", "secret-token", Trust.usual());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    forge.close();
  }

  private GitDoor open(boolean writes) {
    String url = forge.url() + "/group/one.git";
    return GitDoor.open(credential, new GitErrand(new RepositoryRef("one", url, "main"), writes));
  }

  private static String address(GitDoor door) {
    return door.environment()
        .getOrDefault("GIT_CONFIG_KEY_0", "")
        .replaceAll("^url\\.|\\.insteadOf$", "");
  }

  private int get(String url) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private int post(String url) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("pack")).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void addsTheCredentialThatGitDoesNotHave() throws Exception {
    try (GitDoor door = open(false)) {
      assertThat(get(address(door) + READ)).isEqualTo(200);
      assertThat(door.environment().toString()).doesNotContain("secret-token");
    }
    assertThat(asked)
        .singleElement()
        .extracting(one -> one.header("authorization"))
        .isEqualTo(credential.authorization());
  }

  @Test
  void leadsNowhereElse() throws Exception {
    try (GitDoor door = open(false)) {
      String here = address(door);
      assertThat(post(here + WRITE)).isEqualTo(404);
      assertThat(get(here + "group/other.git/info/refs?service=git-upload-pack")).isEqualTo(404);
      assertThat(get(here + "api/v4/user")).isEqualTo(404);
      assertThat(get(here + "group/one.git/../other.git/info/refs?service=git-upload-pack"))
          .isEqualTo(404);
      assertThat(get(here.replaceFirst("[0-9a-f-]{36}", "guessed") + READ)).isEqualTo(404);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void letsWhoMayWriteWrite() throws Exception {
    try (GitDoor door = open(true)) {
      assertThat(post(address(door) + WRITE)).isEqualTo(200);
    }
    assertThat(asked).singleElement().extracting(one -> new String(one.body())).isEqualTo("pack");
  }

  @Test
  void isShutWhenTheCommandHasEnded() {
    GitDoor door = open(true);
    String here = address(door);
    door.close();

    assertThatThrownBy(() -> get(here + READ)).isInstanceOf(IOException.class);
  }
}
