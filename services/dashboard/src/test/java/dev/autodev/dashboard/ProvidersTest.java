package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.json.Json;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.provider.ProviderState.Kind;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProvidersTest extends DashboardTest {
  private static final String NAME = "acme";

  @Inject RedisDataSource redis;
  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

  @BeforeEach
  @AfterEach
  void forget() {
    ProviderState.keys(NAME).forEach(redis.key()::del);
    redis.set(String.class).srem(ProviderState.NAMES, NAME);
  }

  @Test
  void showsALimitedProviderUntilItsReset() {
    noted(Kind.USED, "5h", Optional.of(now.plusSeconds(60)), Optional.of(0.5));
    assertThat(acme().getString("state")).isEqualTo("available");
    assertThat(acme().getDouble("used")).isEqualTo(0.5);

    Instant reset = now.plusSeconds(3_600);
    noted(Kind.LIMITED, "five hours <b>", Optional.of(reset), Optional.of(1.0));
    assertThat(acme().getString("state")).isEqualTo("limited");
    assertThat(acme().getString("until")).isEqualTo(reset.toString());
    assertThat(home())
        .containsPattern("(?s)<b>acme</b> is .*limited.* goes on .*UTC\\): five hours &lt;b&gt;");
  }

  @Test
  void resumesAProviderThatRefusesOnceAndSaysWho() {
    noted(Kind.REFUSED_BILLING, "no credit", Optional.empty(), Optional.empty());
    assertThat(acme().getString("state")).isEqualTo("refused");
    assertThat(acme().getString("reason")).isEqualTo("billing: no credit");
    assertThat(home()).contains("bin/claude-swarm providers resume acme");
    int before = resumed();

    for (int i = 0; i < 2; i++) {
      JsonPath answer = post("/api/providers/acme/resume", Map.of("by", "anna"), 200);
      assertThat(answer.getString("state")).isEqualTo("available");
    }
    assertThat(redis.key().exists(Kind.REFUSED_BILLING.key(NAME))).isFalse();
    assertThat(resumed()).isEqualTo(before + 1);
    JsonPath audit = get("/api/audit?subject=acme");
    assertThat(audit.getString("items[0].actor")).contains("anna");
    assertThat(home()).doesNotContain("acme");
  }

  private static int resumed() {
    return get("/api/audit?subject=acme").getList("items").size();
  }

  @Test
  void refusesToResumeWhatNobodyKnows() {
    assertThat(post("/api/providers/nobody/resume", Map.of(), 404).getString("detail"))
        .contains("no provider 'nobody'");
  }

  private void noted(Kind kind, String reason, Optional<Instant> until, Optional<Double> used) {
    ProviderState state = new ProviderState(NAME, kind, "m", reason, now, until, used);
    redis.set(String.class).sadd(ProviderState.NAMES, NAME);
    redis.value(String.class).set(state.key(), Json.write(state));
  }

  private static JsonPath acme() {
    return get("/api/providers").setRootPath("providers.find { it.name == 'acme' }");
  }

  private static String home() {
    return given().accept("text/html").get("/").then().statusCode(200).extract().asString();
  }
}
