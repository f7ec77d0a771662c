package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RepositoriesTest extends DashboardTest {
  @TempDir Path folder;

  @Test
  void registersAndLists() {
    String name = unique("named");
    JsonPath added =
        post(
            "/api/repositories",
            Map.of(
                "name",
                name,
                "url",
                "/srv/" + name,
                "defaultBranch",
                "trunk",
                "testCommand",
                "make check"),
            201);
    assertThat(added.getString("defaultBranch")).isEqualTo("trunk");
    JsonPath listed = get("/api/repositories");
    assertThat(listed.getList("repositories.name")).contains(name);
    assertThat(get("/api/repositories/" + name).getString("testCommand")).isEqualTo("make check");
  }

  @Test
  void keepsTheChangeOfWhoWasFirst() {
    String name = repository();
    String path = "/api/repositories/" + name;
    String seen = get(path).getString("version");
    Map<String, Object> first =
        Map.of("version", seen, "testCommand", "make check", "importance", 9);
    assertThat(post(path, first, 200).getInt("importance")).isEqualTo(9);

    JsonPath late = post(path, Map.of("version", seen, "testCommand", "make all"), 409);
    assertThat(late.getString("detail")).contains("look again");
    JsonPath now = get(path);
    assertThat(now.getString("testCommand")).isEqualTo("make check");
    assertThat(get("/api/audit?subject=" + name).getList("items.action"))
        .contains("repository.changed");
  }

  @ParameterizedTest
  @CsvSource({
    "importance, 11",
    "coverageThreshold, 101",
    "findingThreshold, terrible",
    "defaultBranch, -f",
    "url, https://me:secret@example.org/r.git",
    "name, other"
  })
  void refusesASettingThatCannotBe(String field, String value) {
    String path = "/api/repositories/" + repository();
    Object given = value.matches("[0-9]+") ? (Object) Integer.valueOf(value) : value;
    String version = get(path).getString("version");
    JsonPath refused = post(path, Map.of("version", version, field, given), 422);
    assertThat(refused.getString("detail")).contains(field).doesNotContain("secret");
  }

  @Test
  void refusesADefaultBranchThatIsNotThereWhereItCanLook() throws Exception {
    git("init", "-q", "-b", "main");
    Map<String, String> wanted = Map.of("name", unique("branches"), "url", folder.toString());
    post("/api/repositories", wanted, 201); // its first branch may come later
    git("-c", "user.name=t", "-c", "user.email=t@x", "commit", "-q", "--allow-empty", "-m", "x");
    git("branch", "develop");

    String path = "/api/repositories/" + wanted.get("name");
    String version = get(path).getString("version");
    JsonPath refused = post(path, Map.of("version", version, "defaultBranch", "trunk"), 422);
    assertThat(refused.getString("detail"))
        .contains("no branch 'trunk'", "there are develop, main:");
    assertThat(
            post(path, Map.of("version", version, "defaultBranch", "develop"), 200)
                .getString("defaultBranch"))
        .isEqualTo("develop");
    Map<String, String> other = new HashMap<>(wanted);
    other.putAll(Map.of("name", unique("other"), "defaultBranch", "trunk"));
    post("/api/repositories", other, 422);
    given()
        .formParams("url", folder.toString(), "defaultBranch", "trunk", "people", "1")
        .formParams("version", get(path).getString("version"))
        .post("/repositories/" + wanted.get("name"))
        .then()
        .statusCode(422);
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }

  @Test
  void saysWhichThresholdsThereAre() {
    String path = "/api/repositories/" + repository();
    String version = get(path).getString("version");
    JsonPath refused = post(path, Map.of("version", version, "findingThreshold", "hihg"), 422);
    assertThat(refused.getString("detail")).contains("'hihg' is unknown; known are info, low");
  }

  @Test
  void registersAPathOnTheFlyOnce() throws IOException {
    Path checkout = checkout(unique("fly"), "develop");
    String name = scanned(checkout);
    assertThat(name).isEqualTo(checkout.getFileName().toString());
    assertThat(get("/api/repositories/" + name).getString("defaultBranch")).isEqualTo("develop");
    assertThat(scanned(Files.createDirectories(checkout.resolve("src/deep")))).isEqualTo(name);
    assertThat(get("/api/tasks?repository=" + checkout).getList("tasks")).hasSize(2);
  }

  @Test
  void keepsTheSettingsOfAKnownPathAndTheNameOfAnother() throws IOException {
    Path first = checkout("one/" + unique("same"), "main");
    Path second = checkout("two/" + first.getFileName(), "main");
    String name = first.getFileName().toString();
    post(
        "/api/repositories",
        Map.of("name", name, "url", first.toString(), "testCommand", "make check"),
        201);

    assertThat(scanned(first)).isEqualTo(name);
    assertThat(scanned(second)).startsWith(name + "-");
    JsonPath kept = get("/api/repositories/" + name);
    assertThat(kept.getString("url")).isEqualTo(first.toString());
    assertThat(kept.getString("testCommand")).isEqualTo("make check");
  }

  @Test
  void refusesAFolderWithoutGitAndANameNobodyRegistered() {
    JsonPath noGit =
        post("/api/tasks", Map.of("type", "run_tests", "repository", folder.toString()), 422);
    assertThat(noGit.getString("detail")).contains(folder.toString()).contains("git repository");
    String nobody = unique("nobody");
    JsonPath refused = post("/api/tasks", Map.of("type", "run_tests", "repository", nobody), 422);
    assertThat(refused.getString("detail")).contains(nobody);
  }

  private static String scanned(Path path) {
    return post("/api/tasks", Map.of("type", "security_scan", "repository", path.toString()), 201)
        .getString("repository");
  }

  private Path checkout(String name, String branch) throws IOException {
    Path checkout = folder.resolve(name);
    Files.createDirectories(checkout.resolve(".git"));
    Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/" + branch + "\n");
    return checkout;
  }
}
