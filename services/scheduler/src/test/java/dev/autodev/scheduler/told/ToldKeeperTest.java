package dev.autodev.scheduler.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.model.Repository;
import dev.autodev.scheduler.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From deliveries in the table to workflows, with a stand-in for GitLab. */
@QuarkusTest
@QuarkusTestResource(TestServers.class)
class ToldKeeperTest {
  private static final Principal ANNA = Principal.human("anna");
  private static final int BURST = 10_000;
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  @Inject ToldKeeper keeper;
  @Inject ToldTable table;
  @Inject Answers answers;
  @Inject ToldConfig config;
  @Inject MeterRegistry registry;
  @Inject Clock clock;
  @Inject Repositories repositories;
  @Inject Pool pool;

  @BeforeEach
  void begin() {
    sql("truncate webhook_delivery, workflow, task, gate, repository restart identity cascade");
  }

  @Test
  void anIssueIsWorkAsSoonAsItIsTold() {
    String shop = project("shop");
    TestServers.GITLAB.issue(shop, "alice", "Say goodbye", "Politely.", "auto-dev");
    told("issue", url(shop), "d", 1);

    keeper.look();

    assertThat(column("select created_by || ' ' || title from workflow"))
        .containsExactly("gitlab:alice Say goodbye");
    assertThat(column("select outcome from webhook_delivery where done_at is not null"))
        .containsExactly("looked at");

    told("issue", url(shop).replaceFirst("\\.git$", "/"), "x", 1);
    keeper.look();
    assertThat(column("select outcome from webhook_delivery where delivery like 'x%'"))
        .containsExactly("looked at");
    assertThat(column("select id from workflow")).hasSize(1);
  }

  @Test
  void whatNobodyKnowsIsSettledWithTheReason() {
    told("issue", "https://elsewhere.example/a.git", "d", 2);
    told("tasks", "", "e", 1);

    keeper.look();

    assertThat(column("select distinct outcome from webhook_delivery order by outcome"))
        .containsExactly(
            "Asana is not configured", "no repository is registered with that address");
  }

  @Test
  void aForgeThatIsAwayIsLeftToThePoll() {
    ask(
        repositories.register(
            Repository.at("gone", TestServers.GITLAB.url() + "/group/none.git", "main"), ANNA));
    told("issue", TestServers.GITLAB.url() + "/group/none.git", "d", 1);

    keeper.look();

    assertThat(column("select outcome from webhook_delivery"))
        .singleElement()
        .asString()
        .startsWith("left to the next poll: ");
  }

  /** 10,000 deliveries about 20 issues of four repositories; one process dies in every place. */
  @Test
  void aBurstIsLookedIntoOnceThoughProcessesDie() {
    List<String> shops = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String shop = project("shop" + i);
      shops.add(shop);
      for (int issue = 0; issue < 5; issue++) {
        TestServers.GITLAB.issue(shop, "alice", "Issue " + issue, "", "auto-dev");
      }
      told("issue", url(shop), "shop" + i + "-", BURST / 4);
    }

    for (int dies = 1; dies <= 6; dies++) {
      ToldKeeper mortal = another(new Mortal(pool, dies));
      assertThatThrownBy(mortal::look).isInstanceOf(Killed.class);
    }
    CompletableFuture<Void> second = CompletableFuture.runAsync(another(table)::look);
    another(table).look();
    second.join();

    assertThat(column("select count(*) from webhook_delivery where done_at is null"))
        .containsExactly("0");
    assertThat(column("select count(*) from webhook_delivery where outcome = 'looked at'"))
        .containsExactly(String.valueOf(BURST));
    assertThat(column("select count(*) || ' ' || count(distinct idempotency_key) from workflow"))
        .containsExactly("20 20");
    for (String shop : shops) {
      for (int issue = 1; issue <= 5; issue++) {
        assertThat(TestServers.GITLAB.said(shop, issue))
            .as("comments on %s#%d", shop, issue)
            .hasSize(1);
      }
    }
  }

  @Test
  void whatWasLookedIntoLongAgoGoesAndWhatWasNotStays() {
    told("issue", "x", "old", 1_200);
    told("issue", "x", "open", 1);
    told("issue", "x", "young", 1);
    sql(
        """
        update webhook_delivery set outcome = 'looked at',
          done_at = now() - case when delivery like 'old%' then interval '31 days' else interval '29 days' end
        where delivery not like 'open%'""");

    another(table).look();

    assertThat(column("select delivery from webhook_delivery order by delivery"))
        .containsExactly("open0", "young0");
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Its process dies when it has looked, before that is noted. */
  private static final class Mortal extends ToldTable {
    private int left;

    Mortal(Pool pool, int looks) {
      this.pool = pool;
      this.left = looks;
    }

    @Override
    int done(List<Told> those, String outcome, Instant at) {
      if (--left == 0) {
        throw new Killed();
      }
      return super.done(those, outcome, at);
    }
  }

  /** As another process has it. */
  private ToldKeeper another(ToldTable its) {
    ToldKeeper other = new ToldKeeper();
    other.table = its;
    other.answers = answers;
    other.config = config;
    other.registry = registry;
    other.clock = clock;
    return other;
  }

  private String project(String name) {
    String path = "group/%s-%d".formatted(name, PROJECTS.incrementAndGet());
    TestServers.GITLAB.project(path, Path.of("target/gitlab", path + ".git"), "main");
    ask(repositories.register(Repository.at(name, url(path), "main"), ANNA));
    return path;
  }

  private static String url(String path) {
    return "%s/%s.git".formatted(TestServers.GITLAB.url(), path);
  }

  private void told(String topic, String place, String delivery, int many) {
    sql(
        """
        insert into webhook_delivery (source, delivery, topic, place, subject, author)
        select 'gitlab', '%s' || i, '%s', '%s', '1', 'alice' from generate_series(0, %d) i"""
            .formatted(delivery, topic, place, many - 1));
  }

  private List<String> column(String query) {
    List<String> values = new ArrayList<>();
    for (Row row : ask(pool.query(query).execute())) {
      values.add(String.valueOf(row.getValue(0)));
    }
    return values;
  }

  private void sql(String statement) {
    ask(pool.query(statement).execute());
  }

  private static <T> T ask(Uni<T> question) {
    return question.await().atMost(Duration.ofSeconds(20));
  }
}
