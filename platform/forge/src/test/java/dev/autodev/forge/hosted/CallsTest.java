package dev.autodev.forge.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.forge.Trust;
import dev.autodev.forge.github.GitHubApi;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Fault;
import dev.autodev.sims.SimServer;
import dev.autodev.sims.github.GitHubSim;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in for GitHub that is down. */
@QuarkusTest
class CallsTest {
  private static final Duration ALONE = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void whatFailsMostOfTheTimeIsLeftAloneForAWhileAndThenAskedAgain() {
    try (GitHubSim github = GitHubSim.start(0, Clock.systemUTC(), folder)) {
      github.person("auto-dev-bot", "token-for-tests");
      GitHubApi api = at(github);
      Calls calls = new Calls("GitHub", Duration.ofMillis(1), ALONE, status -> "");
      for (int call = 0; call < Calls.MEASURED; call++) {
        github.fail(Fault.answering(any -> true, Answer.text(502, "Bad gateway")));
        assertThatThrownBy(() -> isAnswered(calls, api)).hasMessageContaining("502");
      }
      AtomicInteger heard = new AtomicInteger();
      github.watch(exchange -> heard.incrementAndGet());

      assertThatThrownBy(() -> isAnswered(calls, api))
          .isInstanceOf(ForgeBusyException.class)
          .hasMessage(
              "GitHub has failed most of the time and is left alone for 1 s; then it is asked again");
      assertThat(heard).as("nothing was sent").hasValue(0);

      await().ignoreExceptions().until(() -> isAnswered(calls, api));
      assertThat(heard).as("the first that was sent again").hasValue(1);
    }
  }

  @Test
  void eachPauseIsTwiceTheOneBeforeUnlessTheForgeNamesIt() {
    Calls.Pauses pauses = new Calls.Pauses(Duration.ofMillis(250));
    ForgeBusyException busy = new ForgeBusyException("busy", Optional.empty(), false);

    assertThat(pauses.nextDelayInMillis(busy)).isEqualTo(250);
    assertThat(pauses.nextDelayInMillis(busy)).isEqualTo(500);
    assertThat(
            pauses.nextDelayInMillis(
                new ForgeBusyException("limit", Optional.of(Duration.ofSeconds(7)), true)))
        .isEqualTo(7_000);
    assertThat(pauses.nextDelayInMillis(busy)).isEqualTo(2_000);
  }

  private static boolean isAnswered(Calls calls, GitHubApi api) {
    return calls.write(
        () -> {
          api.user();
          return true;
        });
  }

  private static GitHubApi at(GitHubSim github) {
    Map<String, String> headers = Map.of("Authorization", "Bearer token-for-tests");
    return RestClients.at(
        URI.create(github.url() + "/api/v3"), headers, GitHubApi.class, Trust.usual());
  }

  @Test
  void whatDoesNotAnswerInTimeIsAskedAgain() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch over = new CountDownLatch(1);
    try (SimServer slow = SimServer.start(0, request -> answer(asked.incrementAndGet(), over))) {
      GitHubApi api = at(slow.url(), Duration.ofMillis(300));
      Calls calls = new Calls("GitHub", Duration.ofMillis(1), ALONE, status -> "");

      assertThat(calls.<Boolean>repeat(() -> isAnswered(calls, api))).isTrue();
      assertThat(asked).hasValue(2);

      asked.set(0);
      assertThatThrownBy(() -> isAnswered(calls, api))
          .isInstanceOf(ForgeBusyException.class)
          .hasMessageContaining("does not answer");
    } finally {
      over.countDown();
    }
  }

  /** The first one never comes, as far as who asks would wait. */
  private static Answer answer(int number, CountDownLatch over) {
    try {
      if (number == 1 && !over.await(1, TimeUnit.MINUTES)) {
        return Answer.empty(504);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ObjectNode user = new ObjectMapper().createObjectNode();
    return Answer.json(200, user.put("id", 1).put("login", "bot"));
  }

  private static GitHubApi at(URI url, Duration answers) {
    return RestClients.at(url, Map.of(), GitHubApi.class, Trust.usual(), answers);
  }
}
