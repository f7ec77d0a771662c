package dev.autodev.asanasim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.asana.Client;
import com.asana.errors.InvalidTokenError;
import com.asana.errors.NoAuthorizationError;
import com.asana.errors.NotFoundError;
import com.asana.models.Project;
import com.asana.models.Section;
import com.asana.models.Story;
import com.asana.models.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client library that Asana publishes finds in the stand-in what it expects of Asana. */
class AsanasOwnClientTest {
  private final AsanaSim sim = AsanaSim.start();
  private final String portfolio = sim.portfolio("Aegis Projects");
  private final String project = sim.projectIn(portfolio, "Aegis", "Code Location: /srv/aegis");

  @AfterEach
  void stop() {
    sim.close();
  }

  private Client client(String token) {
    Client client = Client.accessToken(token);
    client.options.put("base_url", sim.url());
    client.options.put("max_retries", 1);
    return client;
  }

  @Test
  void readsWhoItIsAndWhatIsInAPortfolio() throws IOException {
    Client client = client(sim.token());

    assertThat(client.users.getUser("me").execute().gid).isEqualTo(sim.bot());
    assertThat(client.portfolios.getPortfolio(portfolio).execute().name)
        .isEqualTo("Aegis Projects");
    assertThat(client.portfolios.getItemsForPortfolio(portfolio))
        .extracting(item -> item.name)
        .containsExactly("Aegis");
    Project read = client.projects.getProject(project).execute();
    assertThat(read.notes).isEqualTo("Code Location: /srv/aegis");
  }

  @Test
  void walksAllPagesOfTasks() throws IOException {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      made.add(sim.task(project, "Task " + i, ""));
    }

    List<String> found = new ArrayList<>();
    for (Task task : client(sim.token()).tasks.getTasksForProject(project, "now")) {
      found.add(task.gid);
    }

    assertThat(found).isEqualTo(made);
  }

  @Test
  void commentsMovesAndCompletesATask() throws IOException {
    Client client = client(sim.token());
    String task = sim.task(project, "Write", "All of it.");
    String done = sim.section(project, "Done");

    Story story = client.stories.createStoryForTask(task).data("text", "Hello.").execute();
    Section section = client.sections.getSectionsForProject(project).execute().getLast();
    client.sections.addTaskForSection(section.gid).data("task", task).execute();
    Task changed = client.tasks.updateTask(task).data("completed", true).execute();

    assertThat(story.createdBy.gid).isEqualTo(sim.bot());
    assertThat(client.stories.getStoriesForTask(task).execute())
        .extracting(one -> one.text)
        .containsExactly("Hello.");
    assertThat(section.gid).isEqualTo(done);
    assertThat(changed.completed).isTrue();
    assertThat(client.tasks.getTasksForProject(project, "now").execute()).isEmpty();
  }

  @Test
  void isRefusedAsByAsana() {
    assertThatThrownBy(() -> client("wrong").users.getUser("me").execute())
        .isInstanceOf(NoAuthorizationError.class);
    assertThatThrownBy(() -> client(sim.token()).tasks.getTask("1").execute())
        .isInstanceOf(NotFoundError.class);
    sim.expireTokens();
    assertThatThrownBy(() -> client(sim.token()).events.get(project).execute())
        .isInstanceOf(InvalidTokenError.class)
        .satisfies(e -> assertThat(((InvalidTokenError) e).sync).isNotBlank());
  }
}
