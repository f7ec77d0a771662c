package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.limits.ProviderLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every client, with real processes that are none. */
@Timeout(120)
class ClientRunnerTest {

  private static final String FOR_EVER = "sleep 300 & setsid sleep 300 & wait; wait";

  private static final String REMEMBERED =
      "mkdir -p $KEPT; touch $KEPT/s1; echo '{\"open\": \"s1\"}'; exit 1";
  private static final String GOES_ON =
      "echo \"{\\\"open\\\": \\\"$session\\\"}\"; printf '{\"done\": \"%s: %s\"}\\n' \"$session\" \"$(cat)\"";

  @TempDir Path scratch;

  @Test
  void hearsAClientUntilItsEndWithoutItsSecrets() throws IOException {
    String script =
        """
        echo '{"open": "s1"}'; echo 'no JSON'; echo '{"unheard-of": 1}'
        printf '{"say": "the prompt is %s, the token %s"}\\n' "$(cat)" "$TOKEN"
        echo '{"begin": "t1"}'; echo '{"end": "t1"}'; echo '{"done": "over"}'
        """;
    try (PretendRig rig = new PretendRig(scratch, script)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.text().equals("over"))
          .matches(completed -> completed.turns() == 1);
      assertThat(rig.events)
          .containsExactly(
              new SessionEvent.Started(
                  "pretend, unknown version, not confined, because no-such-cage cannot be started"),
              new SessionEvent.Said("the prompt is Do it., the token [redacted]"),
              new SessionEvent.ToolCalled("tool", "{}"),
              new SessionEvent.ToolReturned("tool", true, ""));
    }
  }

  @Test
  void tellsItOnTheSessionsOwnThread() throws IOException {
    try (PretendRig rig =
        new PretendRig(scratch, "echo '{\"say\": \"a\"}'; echo '{\"done\": \"b\"}'")) {
      rig.play();

      assertThat(rig.threads).containsExactly(Thread.currentThread());
    }
  }

  @Test
  void startsItInAnEnvironmentOfItsOwn() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, "env > env.txt; echo '{\"done\": \"over\"}'")) {
      rig.play();

      assertThat(Files.readAllLines(scratch.resolve("worktree/env.txt")))
          .map(line -> line.substring(0, line.indexOf('=')))
          .containsOnly(
              "PATH",
              "HOME",
              "TMPDIR",
              "LANG",
              "TZ",
              "JAVA_HOME",
              "PWD",
              "GATEWAY",
              "TOKEN",
              "KEPT",
              "MINE",
              "SWARM_RUN_ID")
          .contains("HOME", "MINE", "SWARM_RUN_ID");
    }
  }

  @Test
  void saysWhatAClientComplainedOfThatDidNotBegin() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, "echo \"no such flag, $TOKEN\" >&2; exit 2")) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> failed.reason().equals("status 2: no such flag, [redacted]"));
    }
  }

  @Test
  void goesOnWithTheSameSessionWhenItIsSpokenToBetweenTools() throws IOException {
    String first =
        """
        echo '{"open": "s1"}'; echo '{"say": "hm"}'; echo '{"begin": "t1"}'; echo '{"end": "t1"}'
        sleep 300
        """;
    String second =
        "printf '{\"say\": \"%s: %s\"}\\n' \"$session\" \"$(cat)\"; echo '{\"done\": \"over\"}'";
    try (PretendRig rig = new PretendRig(scratch, first, second)) {
      AtomicBoolean said = new AtomicBoolean();
      rig.onceItSpeaks =
          () -> {
            if (said.compareAndSet(false, true)) {
              rig.inbox.say("use tabs");
            }
          };

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);

      assertThat(rig.events).contains(new SessionEvent.Said("s1: use tabs"));
      assertThat(rig.inbox.reached()).containsExactly("use tabs");
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void goesOnWithTheSameSessionToMendItsResult() throws IOException {
    String first = "echo '{\"open\": \"s1\"}'; echo '{\"done\": \"{}\"}'";
    String second =
        """
        cat > mend.txt
        printf '{"done": "{\\\\"summary\\\\": \\\\"in %s\\\\"}"}\\n' "$session"
        """;
    try (PretendRig rig = new PretendRig(scratch, first, second).schema()) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(
              completed ->
                  completed.result().orElseThrow().path("summary").asText().equals("in s1"));
      assertThat(scratch.resolve("worktree/mend.txt"))
          .content()
          .contains("summary", "does not fit its schema");
    }
  }

  @Test
  void mendsOnceOnly() throws IOException {
    String wrong = "echo '{\"open\": \"s1\"}'; echo '{\"done\": \"no result\"}'";
    try (PretendRig rig = new PretendRig(scratch, wrong, wrong).schema()) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .matches(failed -> failed.reason().contains("after one repair turn"));
    }
  }

  @Test
  void goesOnWithTheSessionOfAnInterruptedRunThatTheClientRemembers() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, REMEMBERED, GOES_ON)) {
      rig.play();
      rig.goOn("Go on.");

      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.text().equals("s1: Go on."));
      assertThat(rig.events)
          .anyMatch(
              event ->
                  event instanceof SessionEvent.Started started
                      && started.client().endsWith(", goes on with session s1"));
    }
  }

  @Test
  void beginsAnewWhereTheClientRemembersNothing() throws IOException {
    String first = "echo '{\"open\": \"s1\"}'; printf '{\"done\": \"%s\"}\\n' \"$(cat)\"";
    try (PretendRig rig = new PretendRig(scratch, first, GOES_ON)) {
      rig.play();
      rig.goOn("Go on.");

      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.text().equals("Do it."));
    }
  }

  @Test
  void beginsAnewInAnotherWorktree() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, REMEMBERED, GOES_ON)) {
      rig.play();
      rig.goOn("Go on.").worktree("another");

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Failed.class);
      assertThat(rig.events).noneMatch(event -> event.toString().contains("goes on"));
    }
  }

  @Test
  void beginsAnewWhenTheClientDoesNotFindItsSession() throws IOException {
    try (PretendRig rig =
        new PretendRig(
            scratch,
            "mkdir -p $KEPT; touch $KEPT/s1; echo '{\"open\": \"s1\"}'; echo '{\"done\": \"begun\"}'",
            "echo 'no such session' >&2; exit 1")) {
      rig.play();
      rig.goOn("Go on.");

      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.text().equals("begun"));
    }
  }

  @Test
  void stopsAtTheFirstWordOfARefusedKey() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, "echo '{\"retry\": \"REFUSED\"}'\n" + FOR_EVER)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Unauthorized.class);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void doesNotSleepOnALimitWhoseEndIsKnownAndFar() throws IOException {
    Instant reset = Instant.now().plusSeconds(3600);
    try (PretendRig rig =
        new PretendRig(
            scratch, "echo '{\"say\": \"a\"}'; echo '{\"retry\": \"LIMITED\"}'\n" + FOR_EVER)) {
      rig.onceItSpeaks =
          () ->
              rig.gateway.notes.note(
                  new ProviderLimit(
                      "replay", "m", "429", Instant.now(), reset, true, Optional.empty()));

      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.RateLimited.class))
          .matches(limited -> limited.resetsAt().equals(reset));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void endsOneThatSaysNothingMoreWithAllItStarted() throws IOException {
    SessionLimits limits =
        new SessionLimits(Duration.ofMinutes(1), Duration.ofMillis(600), 9, 1000);
    try (PretendRig rig =
        new PretendRig(scratch, "echo '{\"say\": \"a\"}'\n" + FOR_EVER).limits(limits)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> failed.reason().startsWith("nothing was heard of the model"));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void endsOneThatTurnsWithoutEnd() throws IOException {
    SessionLimits limits = new SessionLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 3, 1000);
    String script = "while :; do echo '{\"say\": \"again\"}'; sleep 0.01; done";
    try (PretendRig rig = new PretendRig(scratch, script).limits(limits)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> !failed.retryable())
          .matches(failed -> failed.reason().contains("3 turns"));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void leavesNothingBehindWhenItsListenerFails() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, "echo '{\"say\": \"a\"}'\n" + FOR_EVER)) {
      rig.onceItSpeaks =
          () -> {
            throw new IllegalStateException("the listener's own");
          };

      assertThatThrownBy(rig::play).hasMessage("the listener's own");
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void anInterruptWhileItsListenerIsAtWorkStopsItToo() throws IOException {
    try (PretendRig rig = new PretendRig(scratch, "echo '{\"say\": \"a\"}'\n" + FOR_EVER)) {
      rig.onceItSpeaks = () -> Thread.currentThread().interrupt();

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Interrupted.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(rig.leftovers()).isEmpty();
    }
  }
}
