package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.model.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that are slow, vanish, or come in great number harm nobody but themselves. */
@QuarkusTest
class SlowClientsTest extends DashboardTest {
  private static final int MANY = 1_000;

  private RawHttp http;
  private String repository;

  @BeforeEach
  void prepare() {
    http = new RawHttp(io.restassured.RestAssured.port);
    repository = repository();
  }

  @Test
  void refusesABodyThatComesByteByByteWithoutEnd() throws Exception {
    byte[] request = filing("trickled");
    int head = request.length - body().length();
    try (Socket socket = http.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(request, 0, head);
      int[] sent = {head};
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                // The last byte is kept: the body never ends.
                if (sent[0] < request.length - 1) {
                  write(out, request, sent[0]++);
                }
                return socket.getInputStream().available() > 0;
              });
      RawHttp.Answer answer = RawHttp.answer(socket.getInputStream());
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.contentType()).startsWith("application/problem+json");
      assertThat(Json.parse(answer.body()).path("detail").asText()).contains("body-within");
    }
    assertThat(filed()).isZero();
  }

  @Test
  void takesASlowBodyThatDoesEnd() throws Exception {
    byte[] request = filing("slow");
    int half = request.length - body().length() / 2;
    try (Socket socket = http.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(request, 0, half);
      out.flush();
      given().get("/api/tasks?limit=1").then().statusCode(200);
      out.write(request, half, request.length - half);
      assertThat(RawHttp.answer(socket.getInputStream()).status()).isEqualTo(201);
    }
    assertThat(filed()).isOne();
  }

  @Test
  void filesNothingOrOneTaskWhenTheClientVanishes() throws Exception {
    for (int i = 0; i < 20; i++) {
      String key = "vanished-" + repository + i;
      byte[] request = filing(key);
      int sent = i % 2 == 0 ? request.length : request.length - 1 - i;
      try (Socket socket = http.connect()) {
        // No goodbye: the connection is reset.
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(request, 0, sent);
      }
    }
    List<String> first = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        RawHttp.Answer answer = http.send(filing("vanished-" + repository + i));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        ids.add(
            Json.parse(answer.body().substring(answer.body().indexOf('{'))).path("id").asText());
      }
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(round == 0 ? ids : first).isEqualTo(ids);
      first = ids;
    }
    assertThat(filed()).isEqualTo(20);
  }

  @Test
  void worksBesideAThousandConnectionsThatNeverFinishTheirRequest() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      byte[] request = filing("unfinished");
      for (int i = 0; i < MANY; i++) {
        Socket socket = http.connect();
        sockets.add(socket);
        socket.getOutputStream().write(request, 0, i % 2 == 0 ? 40 : request.length - 5);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(http.send(filing("beside-" + repository + i)).status()).isEqualTo(201);
      }
      given().get("/health").then().statusCode(200);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    assertThat(filed()).isEqualTo(20);
  }

  private byte[] filing(String key) {
    String body = body();
    return ("POST /api/tasks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s")
        .formatted(key, body.length(), body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String body() {
    return "{\"type\":\"security_scan\",\"repository\":\"%s\",\"title\":\"%s\"}"
        .formatted(repository, "t".repeat(150));
  }

  private int filed() {
    return get("/api/tasks?limit=500&repository=" + repository).getList("tasks").size();
  }

  private static void write(OutputStream out, byte[] request, int at) {
    try {
      out.write(request, at, 1);
      out.flush();
    } catch (IOException e) {
      // The server has closed: its answer is there.
    }
  }
}
