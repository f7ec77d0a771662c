package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the swarm proposes to build, and what it would publish. */
@QuarkusTest
class ProductsTest extends DashboardTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @Inject Pool pool;

  @TempDir Path folder;

  @Test
  void aProposalIsShownWithItsRatings() {
    JsonPath gate = proposal("# Rated");
    assertThat(gate.getMap("subject.ratings")).isEqualTo(Map.of("effort", 7));
    for (String path : new String[] {"/projects?limit=500", "/approvals/" + gate.getString("id")}) {
      assertThat(page(path))
          .contains("7.0", "of 10 on average", "effort</td>", "aria-label=\"effort\"");
    }
  }

  @Test
  void whatWouldBePublishedIsReadAtTheCommitThatTheGateIsBoundTo() throws Exception {
    git("init", "-q", "-b", "main");
    Files.writeString(folder.resolve("README.md"), "# Hooks\n\n" + HOSTILE + "\n");
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("docs/listing & price.txt"), "9 USD " + HOSTILE);
    Files.write(folder.resolve("logo.bin"), new byte[] {1, 0, 2});
    String approved = commit();
    Files.writeString(folder.resolve("later.txt"), "not approved");
    commit();
    String gate = publishing(approved);

    String page = page("/approvals/" + gate);
    assertThat(page).contains("hx-get=\"/approvals/" + gate + "/files\"");
    String files = page("/approvals/" + gate + "/files");
    assertThat(files)
        .contains("<h1>Hooks</h1>", "3 files", "logo.bin")
        .doesNotContain("later.txt", HOSTILE);
    assertThat(page("/approvals/" + gate + "/files?path=docs%2Flisting+%26+price.txt"))
        .contains("9 USD &lt;script&gt;")
        .doesNotContain(HOSTILE);
    assertThat(page("/approvals/" + gate + "/files?path=logo.bin")).contains("No text");
    assertThat(page("/approvals/" + gate + "/files?path=..%2F..%2Fetc%2Fpasswd"))
        .doesNotContain("root:");
    assertThat(page("/projects")).contains("/approvals?kind=publishing");
    assertThat(page("/approvals?kind=publishing&limit=500")).contains(gate);

    String other = proposal("# No product yet").getString("id");
    given().get("/approvals/" + other + "/files").then().statusCode(404);
  }

  /** As the engine opens one after the deployment. */
  private String publishing(String sha) {
    String repository = unique("hooks");
    post("/api/repositories", Map.of("name", repository, "url", folder.toString()), 201);
    String workflow =
        post("/api/workflows", Map.of("title", "Hooks", "repository", repository), 201)
            .getString("id");
    String id = unique("0gate");
    pool.preparedQuery(
            "insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject,"
                + " opened_at) values ($1, $2, 'publishing-approval', 0, 'publishing', 'open', $3,"
                + " $4::jsonb, now())")
        .execute(
            Tuple.of(
                id,
                workflow,
                sha,
                new io.vertx.core.json.JsonObject()
                    .put("hash", sha)
                    .put("title", "Publish: Hooks")))
        .await()
        .atMost(Duration.ofSeconds(20));
    return id;
  }

  private String commit() throws Exception {
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x");
    return git("rev-parse", "HEAD");
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(git.waitFor()).as(said).isZero();
    return said;
  }

  private static String page(String path) {
    return given()
        .accept("text/html")
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
