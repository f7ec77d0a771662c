package dev.autodev.others;

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
import com.asana.models.Workspace;
import dev.autodev.asanasim.AsanaSim;
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
  void findsWorkspacesAndItsPortfolios() throws IOException {
    Client client = client(sim.token());
    sim.portfolio("More");

    assertThat(client.workspaces.getWorkspaces())
        .extracting(one -> one.gid)
        .containsExactly(sim.workspace());
    Workspace workspace = client.workspaces.getWorkspace(sim.workspace()).execute();
    assertThat(client.portfolios.getPortfolios("me", workspace.gid))
        .extracting(one -> one.name)
        .containsExactly("Aegis Projects", "More");
  }

  @Test
  void makesATaskSaysSomethingAndTakesItAway() throws IOException {
    Client client = client(sim.token());
    String sync = sync(client);
    Section section =
        client.sections.createSectionForProject(project).data("name", "Next").execute();
    Task made =
        client
            .tasks
            .createTask()
            .data("name", "Write")
            .data("notes", "All of it.")
            .data("projects", List.of(project))
            .data("due_on", "2026-12-24")
            .execute();
    client.sections.addTaskForSection(section.gid).data("task", made.gid).execute();
    Task read = client.tasks.getTask(made.gid).execute();
    Story story = client.stories.createStoryForTask(made.gid).data("text", "Soon.").execute();
    client.stories.updateStory(story.gid).data("text", "Now.").execute();

    assertThat(read.name).isEqualTo("Write");
    assertThat(read.notes).isEqualTo("All of it.");
    assertThat(read.dueOn).hasToString("2026-12-24");
    assertThat(read.memberships).extracting(one -> one.section.gid).containsExactly(section.gid);
    assertThat(client.stories.getStory(story.gid).execute().text).isEqualTo("Now.");
    client.stories.deleteStory(story.gid).execute();
    assertThat(client.stories.getStoriesForTask(made.gid).execute()).isEmpty();
    client.tasks.deleteTask(made.gid).execute();
    assertThatThrownBy(() -> client.tasks.getTask(made.gid).execute())
        .isInstanceOf(NotFoundError.class);
    assertThat(client.events.get(project, sync).execute())
        .extracting(event -> event.action)
        .startsWith("added", "changed")
        .endsWith("deleted");
  }

  /** Who asks without a token is refused, and given one. */
  private String sync(Client client) throws IOException {
    try {
      return "none: " + client.events.get(project).execute();
    } catch (InvalidTokenError e) {
      return e.sync;
    }
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
