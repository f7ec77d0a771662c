package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RefusalsTest extends DashboardTest {
  private static final String NOBODY = "01jdzzzzzzzzzzzzzzzzzzzzzz";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"run_tests\"      | 400 | line 1",
        "[]                            | 422 | JSON object",
        "{}                            | 422 | type",
        "{\"type\": 7}                 | 422 | type must be a text",
        "{\"type\": \"dance\"}         | 422 | dance",
        "{\"type\": \"run_tests\", \"priority\": 11} | 422 | from 0 to 10",
        "{\"type\": \"run_tests\", \"priority\": \"high\"} | 422 | whole number",
        "{\"type\": \"run_tests\", \"payload\": 3} | 422 | JSON object",
        "{\"type\": \"build_product\", \"payload\": {}} | 422 | idea",
        "{\"type\": \"deploy\", \"payload\": {}} | 422 | change",
      })
  void namesWhatIsWrongWithATask(String body, int status, String words) {
    assertThat(problem(json().body(body).post("/api/tasks"), status).getString("detail"))
        .contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/tasks?status=sleepy, 422, sleepy",
    "/api/tasks?role=king, 422, king",
    "/api/tasks?type=dance, 422, dance",
    "/api/tasks?limit=0, 422, 1 to 500",
    "/api/tasks?limit=many, 422, many",
    "/api/workflows?status=sleepy, 422, sleepy",
    "/api/workflows?limit=-1, 422, 1 to 500",
    "/api/approvals?status=sleepy, 422, sleepy",
    "/api/audit?limit=501, 422, 1 to 500",
    "/api/audit?cursor=x, 422, begin",
    "/api/tasks/" + NOBODY + ", 404, " + NOBODY,
    "/api/tasks/" + NOBODY + "/output, 404, " + NOBODY,
    "/api/workflows/" + NOBODY + ", 404, " + NOBODY,
    // No name that hostile requests may have registered.
    "/api/repositories/never-registered, 404, never-registered",
    "/api/nothing, 404, /api/openapi",
    "/api/tasks/" + NOBODY + "/nothing, 404, /api/openapi",
    "/nothing, 404, /nothing",
  })
  void namesWhatIsWrongWithAQuestion(String path, int status, String words) {
    assertThat(problem(given().get(path), status).getString("detail")).contains(words);
  }

  @Test
  void refusesAShortIdThatFitsSeveral() {
    String repository = repository();
    scan(repository);
    scan(repository);
    JsonPath problem = problem(given().get("/api/tasks/0"), 409);
    assertThat(problem.getString("detail")).contains("give more of the id");
    assertThat(problem.getList("candidates")).hasSizeGreaterThan(1);
  }

  @Test
  void refusesAnotherMethod() {
    assertThat(problem(json().delete("/api/tasks"), 405).getString("detail"))
        .contains("DELETE")
        .contains("/api/tasks");
  }

  @Test
  void refusesAnotherContentType() {
    Response answer = given().contentType("text/plain").body("type=run_tests").post("/api/tasks");
    assertThat(problem(answer, 415).getString("detail"))
        .contains("application/json")
        .contains("text/plain");
  }

  @Test
  void refusesABodyThatIsTooLong() {
    Map<String, String> body = Map.of("type", "run_tests", "title", "x".repeat(25_000));
    assertThat(problem(json().body(body).post("/api/tasks"), 413).getString("detail"))
        .contains("20,000 bytes");
  }

  @Test
  void refusesABodyThatDoesNotSayItsLength() throws Exception {
    assertThat(send(HttpRequest.BodyPublishers.ofInputStream(InputStream::nullInputStream)))
        .isEqualTo(411);
  }

  @Test
  void takesNoBodyForAnEmptyOne() throws Exception {
    assertThat(send(HttpRequest.BodyPublishers.noBody())).isEqualTo(422);
  }

  private static int send(HttpRequest.BodyPublisher body) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(base() + "/api/tasks")).POST(body).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void answersThisMachineOnly() {
    for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "10.0.0.7:8080"}) {
      assertThat(problem(given().header("Host", host).get("/api/tasks"), 403).getString("detail"))
          .contains("127.0.0.1");
    }
    given().header("Host", "localhost:8080").get("/api/tasks").then().statusCode(200);
    given().header("Host", "[::1]:8080").get("/api/tasks").then().statusCode(200);
    given().header("Host", "evil.example").get("/health").then().statusCode(403);
  }

  @Test
  void takesNothingFromPagesOfOtherOrigins() {
    String own = base();
    for (String origin :
        new String[] {"https://evil.example", "null", "http://localhost:1", "::"}) {
      problem(json().header("Origin", origin).body("{}").post("/api/tasks"), 403);
    }
    json().header("Origin", own).body("{}").post("/api/tasks").then().statusCode(422);
  }

  private static String base() {
    return io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port;
  }

  private static JsonPath problem(Response answer, int status) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    JsonPath problem = answer.jsonPath();
    assertThat(problem.getString("type")).startsWith("urn:auto-dev:problem:");
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("title")).isNotBlank();
    return problem;
  }
}
