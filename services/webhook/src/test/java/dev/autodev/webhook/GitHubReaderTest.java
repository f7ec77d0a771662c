package dev.autodev.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.autodev.model.json.Json;
import dev.autodev.webhook.Hint.Topic;
import io.vertx.core.MultiMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no published sample has: the own bot, comments on pull requests, checks that failed. */
class GitHubReaderTest {
  private static final String BY =
      "\"sender\":{\"login\":\"%s\"},\"repository\":{\"clone_url\":\"https://g.example/o/r.git\"}";
  private static final Hint OF_ALICE =
      new Hint(Topic.MERGE_REQUEST, "https://g.example/o/r.git", "7", "alice");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "issue_comment; {'action':'created','issue':{'number':7,'pull_request':{}},",
        "pull_request_review; {'action':'submitted','pull_request':{'number':7},",
        "pull_request_review_comment; {'action':'created','pull_request':{'number':7},",
        "pull_request; {'action':'closed','pull_request':{'number':7},"
      })
  void whatAPersonDoesToAPullRequestIsLookedAtAndWhatTheBotDoesIsNot(String event, String begin) {
    assertThat(read(event, begin + BY.formatted("alice")))
        .isEqualTo(new Reading.Accepted(OF_ALICE));
    assertThat(read(event, begin + BY.formatted("auto-dev-bot")))
        .isInstanceOf(Reading.Skipped.class);
    assertThat(read(event, begin.replaceFirst("created|submitted|closed", "edited") + BY))
        .isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void anIssueOfTheBotIsSkipped() {
    String labelled = "{'action':'labeled','issue':{'number':7,'labels':[{}]},";
    assertThat(read("issues", labelled + BY.formatted("alice")))
        .isInstanceOf(Reading.Accepted.class);
    assertThat(read("issues", labelled + BY.formatted("auto-dev-bot")))
        .isInstanceOf(Reading.Skipped.class);
  }

  @ParameterizedTest
  @CsvSource({
    "workflow_run, failure, true",
    "workflow_run, timed_out, true",
    "workflow_run, success, false",
    "check_suite, failure, true",
    "check_suite, neutral, false"
  })
  void checksThatFailedAreLookedAtThoughTheBotStartedThem(
      String event, String conclusion, boolean accepted) {
    String body =
        "{'action':'completed','%s':{'conclusion':'%s','pull_requests':[{'number':7}]},"
                .formatted(event, conclusion)
            + BY.formatted("auto-dev-bot");

    assertThat(read(event, body))
        .isInstanceOf(accepted ? Reading.Accepted.class : Reading.Ignored.class);
  }

  private static Reading read(String event, String body) {
    try {
      return new GitHubReader(Set.of("auto-dev-bot"))
          .read(
              MultiMap.caseInsensitiveMultiMap().add("X-GitHub-Event", event),
              Json.mapper().readTree(body.replace('\'', '"') + "}"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
