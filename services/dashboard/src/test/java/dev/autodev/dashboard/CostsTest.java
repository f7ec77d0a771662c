package dev.autodev.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CostsTest extends DashboardTest {
  @Test
  void lookBackAsFarAsAsked() {
    JsonPath costs = get("/api/costs?days=7");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(LocalDate.parse(costs.getString("from")))
        .isBetween(today.minusDays(7), today.minusDays(6));
    assertThat(costs.getList("roles")).isNotNull();
  }

  @Test
  void refuseWhatIsNoNumberOfDays() {
    for (String days : new String[] {"0", "91", "some"}) {
      assertThat(
              RestAssured.get("/api/costs?days=" + days)
                  .then()
                  .statusCode(422)
                  .extract()
                  .jsonPath()
                  .getString("detail"))
          .contains("give a number from 1 to 90");
    }
  }
}
