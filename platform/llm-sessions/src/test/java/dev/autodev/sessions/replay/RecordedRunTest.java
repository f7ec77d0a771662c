package dev.autodev.sessions.replay;

import static dev.autodev.sessions.replay.ReplayRig.codex;
import static dev.autodev.sessions.replay.ReplayRig.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.protocol.Protocol;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
  private static final String TURNS =
      """
      - text: Hello.
        error: {status: 429, retryAfter: 90, times: 1}
      - text: The secret is known-secret-1.
      - text: Never said.
        error: {disconnect: true}
      """;
  private static final JsonNode ANSWER =
      json(
          "{'type':'message','role':'assistant','content':[{'type':'output_text','text':'Hello.'}]}");
  private static final JsonNode MORE =
      json("{'type':'message','role':'user','content':[{'type':'input_text','text':'Go on.'}]}");

  @TempDir Path scratch;
  private Path recorded;
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void record() throws Exception {
    try (ReplayRig rig = ReplayRig.ofTurns(scratch.resolve("first"), TURNS)) {
      try (SessionGrant grant = rig.grant("t1")) {
        heard.addAll(heard(rig, grant));
      }
      recorded = rig.exchanges("t1");
    }
  }

  @Test
  void aRecordedSessionPlaysAgainWithItsErrorsItsEventsAndItsCuts() throws Exception {
    try (ReplayRig rig = ReplayRig.ofRecord(scratch.resolve("again"), recorded);
        SessionGrant grant = rig.grant("of-another-run")) {
      List<String> again = heard(rig, grant);

      assertThat(again).hasSize(4);
      assertThat(again.get(0)).startsWith("429 90").isEqualTo(heard.get(0));
      assertThat(again.get(1)).contains("Hello.", "response.completed");
      assertThat(again.get(2)).contains("The secret is [redacted].");
      assertThat(again.get(3)).isEqualTo("cut");
      assertThat(grant.ledger().usage().outputTokens()).isPositive();
    }
  }

  @Test
  void aCallOfAnotherShapeIsAnErrorThatSaysWhere() throws Exception {
    try (ReplayRig rig = ReplayRig.ofRecord(scratch.resolve("again"), recorded);
        SessionGrant grant = rig.grant("t1")) {
      HttpResponse<String> other = rig.post(grant, Protocol.RESPONSES, codex(ANSWER, MORE));

      assertThat(other.statusCode()).isEqualTo(400);
      assertThat(other.headers().firstValue("x-should-retry")).hasValue("false");
      assertThat(other.body())
          .contains(
              "call 1 is not the one recorded", "part 3", "was 'nothing'", "message assistant");
      HttpResponse<String> api = rig.post(grant, Protocol.MESSAGES, ReplayRig.claude("Bash"));
      assertThat(api.body()).contains("made in the API responses");
    }
  }

  @Test
  void theWordsMayDiffer() throws Exception {
    try (ReplayRig rig = ReplayRig.ofRecord(scratch.resolve("again"), recorded);
        SessionGrant grant = rig.grant("t1")) {
      ObjectNode reworded = codex().put("instructions", "You build, and you test.");

      assertThat(rig.post(grant, Protocol.RESPONSES, reworded).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void aSessionThatGoesOnLongerThanRecordedIsAnError() throws Exception {
    try (ReplayRig rig = ReplayRig.ofRecord(scratch.resolve("again"), recorded);
        SessionGrant grant = rig.grant("t1")) {
      heard(rig, grant);

      assertThat(rig.post(grant, Protocol.RESPONSES, codex()).body())
          .contains("made 4 calls, and this one makes call 5");
    }
  }

  @Test
  void twoRecordedSessionsAlikeAreToldApartByTheirTaskOnly() throws Exception {
    Path both = scratch.resolve("both.jsonl");
    String first = Files.readString(recorded);
    Files.writeString(both, first + first.replace("\"task\":\"t1\"", "\"task\":\"t2\""));
    try (ReplayRig rig = ReplayRig.ofRecord(scratch.resolve("again"), both);
        SessionGrant same = rig.grant("t2");
        SessionGrant other = rig.grant("t3")) {
      assertThat(rig.post(same, Protocol.RESPONSES, codex()).statusCode()).isEqualTo(429);
      assertThat(rig.post(other, Protocol.RESPONSES, codex()).body())
          .contains("those of tasks [t1, t2]");
    }
  }

  @Test
  void aFileThatIsNoRecordStopsTheStart() throws Exception {
    Path other = Files.writeString(scratch.resolve("other.jsonl"), "{\"call\":1}\n");

    assertThatThrownBy(() -> ReplayRig.ofRecord(scratch.resolve("again"), other))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.replay.recorded: line 1 of");
    assertThatThrownBy(
            () -> ReplayRig.ofRecord(scratch.resolve("again"), scratch.resolve("missing")))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("cannot be read");
  }

  /** A refused call, the same again, one more turn, and one that is cut. */
  private static List<String> heard(ReplayRig rig, SessionGrant grant) throws Exception {
    List<String> heard = new ArrayList<>();
    List<ObjectNode> calls =
        List.of(codex(), codex(), codex(ANSWER, MORE), codex(ANSWER, MORE, ANSWER, MORE));
    for (ObjectNode call : calls) {
      try {
        HttpResponse<String> answer = rig.post(grant, Protocol.RESPONSES, call);
        String wait = answer.headers().firstValue("retry-after").orElse("");
        heard.add(answer.statusCode() + " " + wait + answer.body());
      } catch (IOException e) {
        heard.add("cut");
      }
    }
    return heard;
  }
}
