package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesCommandTest {
  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  SchedulesCommandTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @BeforeEach
  void previews() {
    server.on(
        "POST /api/schedules/preview",
        200,
        "{\"upcoming\":[{\"at\":\"2030-01-01T06:00:00Z\",\"local\":\"Tue 2030-01-01 07:00"
            + " +01:00\"}]}");
    server.on("POST /api/schedules", 201, "{\"id\":\"01abc\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "--daily;07:00;{'type':'daily','time':'07:00'}",
        "--weekly;monday friday 07:00;{'type':'weekly','days':['monday','friday'],'time':'07:00'}",
        "--every;90m;{'type':'interval','every':'PT1H30M'}",
        "--in;1d;{'type':'delay','after':'PT24H'}",
        "--at;2030-01-31T07:00;{'type':'once','at':'2030-01-31T06:00:00Z'}",
        "--cron;0 7 * * 1-5;{'type':'cron','expression':'0 7 * * 1-5'}"
      })
  void saysWhenInTheWordsOfTheApi(String option, String value, String rhythm) {
    var cli =
        run("schedules", "create", "n", option, value, "--zone", "Europe/Berlin", "--dry-run");

    assertThat(cli.out()).contains("Tue 2030-01-01 07:00 +01:00");
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().getFirst().body().path("rhythm").toString())
        .isEqualTo(rhythm.replace('\'', '"'));
  }

  @Test
  void changesWhatIsSaidAndLeavesTheRest() {
    var kept =
        "{\"name\":\"nightly\",\"rhythm\":{\"type\":\"daily\",\"time\":\"07:00\"},\"zone\":\"UTC\","
            + "\"missed\":\"all\",\"work\":{\"kind\":\"task\",\"payload\":{\"type\":\"run_tests\"}}}";
    server.on("GET /api/schedules/nightly", 200, "{\"schedule\":{\"schedule\":" + kept + "}}");
    server.on("POST /api/schedules/nightly/change", 200, "{\"name\":\"nightly\"}");

    var cli =
        run("schedules", "change", "nightly", "--every", "2h", "--title", "Tests", "--by", "ada");

    assertThat(cli.out()).contains("nightly is changed.");
    var body =
        server.requests().stream()
            .filter(request -> request.body().has("by"))
            .findFirst()
            .orElseThrow()
            .body();
    assertThat(body.toString())
        .isEqualTo(
            "{\"name\":\"nightly\",\"rhythm\":{\"type\":\"interval\",\"every\":\"PT2H\"},\"zone\":\"UTC\","
                + "\"missed\":\"all\",\"work\":{\"kind\":\"task\",\"payload\":{\"type\":\"run_tests\"},"
                + "\"title\":\"Tests\"},\"by\":\"ada\"}");
  }

  @Test
  void makesATaskAndShowsItsTimes() {
    var cli =
        run(
            "schedules",
            "create",
            "nightly",
            "--daily",
            "07:00",
            "--type",
            "security_scan",
            "--repo",
            "shop",
            "--tag",
            "night",
            "--by",
            "ada");

    assertThat(cli.out()).contains("nightly is made: 01abc", "07:00 +01:00");
    var body = server.requests().getLast().body();
    assertThat(body.path("work").path("payload").toString())
        .isEqualTo("{\"type\":\"security_scan\"}");
    assertThat(body.path("work").path("repository").asText()).isEqualTo("shop");
    assertThat(body.path("tags").toString()).isEqualTo("[\"night\"]");
  }

  @Test
  void asksForOneTimeAndOneKindOfWork() {
    assertThat(run("schedules", "create", "n").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run("schedules", "create", "n", "--daily", "07:00", "--every", "1d").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(run("schedules", "create", "n", "--in", "soon", "--dry-run").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(run("schedules", "create", "n", "--daily", "07:00").exitCode())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void pausesAndRunsByName() {
    server.on("POST /api/schedules/nightly/pause", 200, "{\"status\":\"paused\"}");
    server.on("POST /api/schedules/nightly/run", 200, "{\"task\":\"01xyz\"}");

    assertThat(run("schedules", "pause", "nightly").out()).contains("nightly is paused.");
    assertThat(run("schedules", "run", "nightly").out()).contains("nightly filed 01xyz");
  }

  private Cli run(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of(words));
    all.addFirst("claude-swarm");
    return Cli.run(directory, server, all);
  }
}
