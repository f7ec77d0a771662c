package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TranscriptTest extends BrowserTest {
  private static final int LINES = 100_000;
  private static final int BATCH = 2_000;
  private static final int LARGEST_PAGE = 200_000;

  @Inject StreamAppender appender;

  @Test
  void aHundredThousandLinesStayUsable() {
    String task =
        post("/api/tasks", Map.of("type", "analyze_repo", "repository", repository()))
            .getString("id");
    for (int from = 1; from <= LINES; from += BATCH) {
      say(task, from, BATCH);
    }
    Response answer = page.navigate("/tasks/" + task);
    assertThat(answer.body().length).isLessThan(LARGEST_PAGE);
    Locator lines = page.locator("#lines .line");
    assertThat(lines).hasCount(200);
    assertThat(lines.last()).containsText("line 100000.");
    assertThat(page.locator("#link")).hasText("live");

    page.getByText("Earlier lines").click();
    assertThat(lines).hasCount(400);
    assertThat(lines.first()).containsText("line 99601.");

    say(task, LINES + 1, 1);
    assertThat(lines).hasCount(401);
    assertThat(lines.last()).containsText("line 100001.");

    say(task, LINES + 2, BATCH);
    assertThat(lines.last()).containsText("line 102001.");
    assertThat(lines).hasCount(200);

    page.reload();
    assertThat(lines.last()).containsText("line 102001.");
  }

  private void say(String task, int from, int count) {
    List<Outgoing> said =
        IntStream.range(from, from + count)
            .mapToObj(
                line ->
                    Outgoing.of(
                        "output:" + task,
                        "{\"epoch\":1,\"kind\":\"said\",\"text\":\"line " + line + ".\"}"))
            .toList();
    appender.append(said).await().atMost(Duration.ofSeconds(60));
  }
}
