package dev.autodev.sims.gitlab;

import dev.autodev.sims.Answer;
import dev.autodev.sims.BareGit;
import dev.autodev.sims.Exchange;
import dev.autodev.sims.Fault;
import dev.autodev.sims.GitAccess;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import dev.autodev.sims.Routes;
import dev.autodev.sims.SimServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stand-in for GitLab on loopback, for tests and the demo. It keeps everything in memory but the
 * repositories, which are real, and lets in whoever has a token that it was told of.
 */
public final class GitLabSim implements AutoCloseable {
  private final World world;
  private final Routes routes = new Routes();
  private final SimServer server;

  private GitLabSim(int port, Clock clock, Path repositories) {
    this.world = new World(clock, repositories, this::url);
    Shapes shapes = new Shapes(world);
    new ProjectCalls(world, shapes).addTo(routes);
    new MergeRequestCalls(world, shapes).addTo(routes);
    new DiffCalls(world).addTo(routes);
    new IssueCalls(world, shapes).addTo(routes);
    new WorkItemCalls(world).addTo(routes);
    new NoteCalls(world, shapes).addTo(routes);
    new PipelineCalls(world, shapes).addTo(routes);
    this.server = SimServer.start(port, this::answer);
  }

  /**
   * Starts one with nothing in it.
   *
   * @param port 0: any free one
   * @param repositories where the repositories of projects lie that are made by REST
   */
  public static GitLabSim start(int port, Clock clock, Path repositories) {
    return new GitLabSim(port, clock, repositories);
  }

  /** Where it listens, without a slash at the end. */
  public URI url() {
    return server.url();
  }

  /** Lets somebody in. */
  public void person(String name, String token) {
    synchronized (world) {
      world.persons.add(new Person(world.nextId(), name, token));
    }
  }

  /** A project, {@code group/name}, over a bare repository; its URL for clones is answered. */
  public String project(String path, Path bare, String defaultBranch) {
    synchronized (world) {
      world.add(path, new BareGit(bare), defaultBranch);
      return url() + "/" + path + ".git";
    }
  }

  /** It has another path from now on; who asks by the old one is sent on. */
  public void rename(String path, String other) {
    synchronized (world) {
      Project project = world.project(path);
      world.moved.put(path, project);
      project.path = other;
    }
  }

  /** Whether it has what a paid plan has: epics, weights, approvals. */
  public void premium(boolean premium) {
    synchronized (world) {
      world.premium = premium;
    }
  }

  /** From now on epics are work items, which are there by GraphQL only. */
  public void withoutRestOfEpics() {
    synchronized (world) {
      world.epicsByRest = false;
    }
  }

  /** From now on every commit of a merge request gets a pipeline, which a merge has to wait for. */
  public void pipelines(String path) {
    synchronized (world) {
      world.continuousIntegration = true;
      world.project(path).onlyMergeIfPipelineSucceeds = true;
    }
  }

  /** The pipelines that run end so: {@code success} or {@code failed}. */
  public void finishPipelines(String path, String status, String log) {
    synchronized (world) {
      world.project(path).pipelines.stream()
          .filter(pipeline -> pipeline.status.equals("running"))
          .forEach(
              pipeline -> {
                pipeline.status = status;
                pipeline.log = log;
              });
    }
  }

  /** Somebody files an issue with labels; its number is answered. */
  public int issue(String path, String name, String title, String text, String... labels) {
    synchronized (world) {
      Project project = world.project(path);
      int iid = project.issues.size() + 1;
      Issue issue = new Issue(world.nextId(), iid, world.persons.named(name), world.now());
      issue.title = title;
      issue.description = text;
      issue.labels.addAll(List.of(labels));
      project.issues.add(issue);
      return iid;
    }
  }

  /** The number of the epic that an issue is below, 0 without one. */
  public int epicOf(String path, int issue) {
    synchronized (world) {
      return world.project(path).issue(issue).epic;
    }
  }

  /** Somebody closes a merge request. */
  public void closeMergeRequest(String path, int number, String name) {
    synchronized (world) {
      MergeRequest request = world.project(path).mergeRequest(number);
      request.state = "closed";
      request.closedBy = world.persons.named(name);
    }
  }

  /** Somebody merges a merge request as its branch is now. */
  public void merge(String path, int number, String name) {
    synchronized (world) {
      Project project = world.project(path);
      world.look(project);
      new Merging(world, new Shapes(world))
          .merge(project, project.mergeRequest(number), Shapes.object(), world.persons.named(name));
    }
  }

  /** Somebody says something on an issue. */
  public void say(String path, int issue, String name, String text) {
    synchronized (world) {
      Issue found = world.project(path).issue(issue);
      found.notes.add(
          new Note(world.nextId(), world.persons.named(name), world.now(), false, null, text));
    }
  }

  /** Somebody says something on a merge request. */
  public void remark(String path, int number, String name, String text) {
    synchronized (world) {
      MergeRequest found = world.project(path).mergeRequest(number);
      found.notes.add(
          new Note(world.nextId(), world.persons.named(name), world.now(), false, null, text));
    }
  }

  /** Somebody approves a merge request. */
  public void approve(String path, int number, String name) {
    synchronized (world) {
      Person by = world.persons.named(name);
      MergeRequest found = world.project(path).mergeRequest(number);
      found.approvedBy.add(by);
      String words = "approved this merge request";
      found.notes.add(new Note(world.nextId(), by, world.now(), true, null, words));
    }
  }

  /** Who has approved a merge request as its branch is now. */
  public List<String> approvals(String path, int number) {
    synchronized (world) {
      return world.project(path).mergeRequest(number).approvedBy.stream()
          .map(Person::name)
          .toList();
    }
  }

  /** The labels of a merge request. */
  public List<String> labels(String path, int number) {
    synchronized (world) {
      return List.copyOf(world.project(path).mergeRequest(number).labels);
    }
  }

  /** The lines of a merge request's diff on which something was said, as {@code file:line}. */
  public List<String> linesOf(String path, int number) {
    synchronized (world) {
      return world.project(path).mergeRequest(number).notes.stream()
          .flatMap(note -> Optional.ofNullable(note.position).stream())
          .map(at -> at.path("new_path").asText() + ":" + at.path("new_line").asInt())
          .toList();
    }
  }

  /** The numbers of the issues that an issue is linked with. */
  public List<Integer> links(String path, int issue) {
    synchronized (world) {
      return List.copyOf(world.project(path).issue(issue).links);
    }
  }

  /** What was said on an issue, the oldest first. */
  public List<String> said(String path, int issue) {
    synchronized (world) {
      return world.project(path).issue(issue).notes.stream()
          .filter(note -> !note.system)
          .map(note -> note.body)
          .toList();
    }
  }

  /** The next request that a fault is for goes wrong. */
  public void fail(Fault fault) {
    server.fail(fault);
  }

  /** Hears of every exchange from now on. */
  public void watch(Consumer<Exchange> watcher) {
    server.watch(watcher);
  }

  private Answer answer(Request request) {
    try {
      Optional<GitAccess> git = GitAccess.of(request);
      if (git.isPresent()) {
        return byGit(git.get());
      }
      synchronized (world) {
        world.asking(request);
        world.projects.forEach(world::look);
        return routes.answer(request);
      }
    } catch (Refused e) {
      String message = String.valueOf(e.getMessage());
      return Answer.json(e.status(), Shapes.object().put("message", message));
    }
  }

  private Answer byGit(GitAccess git) {
    Optional<Person> person;
    Optional<Project> project;
    synchronized (world) {
      person = world.persons.byGit(git.request());
      project = world.at(git.path());
    }
    return git.answer(person, project.map(one -> one.git.directory()), "GitLab");
  }

  @Override
  public void close() {
    server.close();
  }
}
