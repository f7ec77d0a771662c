package dev.autodev.asana.client;

import dev.autodev.asana.AsanaConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** What the swarm asks of Asana; blocks, and throws {@link AsanaException}. */
@ApplicationScoped
public class Asana {
  private static final String NAME = "name";
  private static final String STORY = "text,resource_subtype,created_by.name";

  @Inject AsanaConfig config;
  @Inject Config settings;
  @Inject Guarded guarded;

  @SuppressWarnings("NullAway.Init") // made when the bean is
  private AsanaRest rest;

  /** The token goes into a header and nowhere else. */
  @PostConstruct
  void connect() {
    ClientRequestFilter bearer =
        request -> request.getHeaders().putSingle("Authorization", "Bearer " + token());
    long millis = config.timeout().toMillis();
    rest =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(config.url())
            .connectTimeout(millis, TimeUnit.MILLISECONDS)
            .readTimeout(millis, TimeUnit.MILLISECONDS)
            .register(bearer)
            .build(AsanaRest.class);
  }

  /** As it is now: a source of secrets may have a newer one than at the start. */
  private String token() {
    return settings
        .getOptionalValue("swarm.asana.token", String.class)
        .or(config::token)
        .orElse("");
  }

  private <T> T call(Supplier<T> work) {
    try {
      return guarded.call(work);
    } catch (CircuitBreakerOpenException e) {
      throw new AsanaException.Passing(
          "Asana has failed most of the time and is left alone for a while; then it is asked again",
          e);
    }
  }

  /** Whose token it is. */
  public User me() {
    return call(() -> rest.me(NAME)).data();
  }

  /** One portfolio. */
  public Portfolio portfolio(String gid) {
    return call(() -> rest.portfolio(gid, NAME)).data();
  }

  /**
   * Projects in a portfolio, and portfolios nested in it, by name and type only: fields hide it.
   */
  public List<Project> items(String portfolio) {
    return Paging.all((limit, offset) -> call(() -> rest.items(portfolio, limit, offset)));
  }

  /** One project. */
  public Project project(String gid) {
    return call(() -> rest.project(gid, Project.FIELDS)).data();
  }

  /** Incomplete tasks of a project, in its order. */
  public List<AsanaTask> openTasks(String project) {
    return Paging.all(
        (limit, offset) ->
            call(() -> rest.openTasks(project, AsanaTask.FIELDS, "now", limit, offset)));
  }

  /** One task. */
  public AsanaTask task(String gid) {
    return call(() -> rest.task(gid, AsanaTask.FIELDS)).data();
  }

  /** Sections of a project. */
  public List<Section> sections(String project) {
    return Paging.all((limit, offset) -> call(() -> rest.sections(project, limit, offset)));
  }

  /** Puts a task into a section; a repetition changes nothing. */
  public void move(String task, String section) {
    call(() -> rest.addTask(section, new AsanaRest.One<>(Map.of("task", task))));
  }

  /** Marks a task complete; a repetition changes nothing. */
  public void complete(String task) {
    call(() -> rest.change(task, new AsanaRest.One<>(Map.of("completed", true))));
  }

  /**
   * Makes the comment of a task that ends with the marker say that text: there is one, however
   * often this is called, and whatever became of a call before.
   *
   * @return its gid
   */
  public String say(String task, String text, String marker) {
    // Each try looks first: of one that got no answer nobody knows whether it was done.
    return call(() -> new Comment(rest, task, marker).say(text, ownComments(task)));
  }

  private List<Story> ownComments(String task) {
    String me = rest.me(NAME).data().gid();
    return Paging.<Story>all((limit, offset) -> rest.stories(task, STORY, limit, offset)).stream()
        .filter(story -> "comment_added".equals(story.resource_subtype()))
        .filter(story -> story.created_by() != null && me.equals(story.created_by().gid()))
        .toList();
  }
}
