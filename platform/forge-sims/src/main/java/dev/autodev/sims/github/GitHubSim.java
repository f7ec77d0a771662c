package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stand-in for GitHub on loopback, for tests and the demo, laid out as an Enterprise Server: REST
 * below {@code /api/v3}. It keeps everything in memory but the repositories, which are real, and
 * lets in whoever has a token that it was told of.
 */
public final class GitHubSim implements AutoCloseable {
  private static final int INVALID = 422;

  private final World world;
  private final Routes routes = new Routes();
  private final CheckCalls checks;
  private final SimServer server;

  private GitHubSim(int port, Clock clock, Path repositories) {
    this.world = new World(clock, repositories, this::url);
    Shapes shapes = new Shapes(world);
    this.checks = new CheckCalls(world, shapes);
    new RepositoryCalls(world, shapes).addTo(routes);
    new PullCalls(world, shapes).addTo(routes);
    new DiffCalls(world, shapes).addTo(routes);
    new IssueCalls(world, shapes).addTo(routes);
    new CommentCalls(world, shapes).addTo(routes);
    checks.addTo(routes);
    this.server = SimServer.start(port, this::answer);
  }

  /**
   * Starts one with nothing in it.
   *
   * @param port 0: any free one
   * @param repositories where the repositories lie that are made by REST
   */
  public static GitHubSim start(int port, Clock clock, Path repositories) {
    return new GitHubSim(port, clock, repositories);
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

  /** A person's repository over a bare one; its URL for clones is answered. */
  public String repository(String owner, String name, Path bare, String defaultBranch) {
    synchronized (world) {
      Person person = world.persons.named(owner);
      Repository made = world.add(person, name, new BareGit(bare), defaultBranch);
      return url() + "/" + made.path() + ".git";
    }
  }

  /** It has another name from now on; who asks by the old one is sent on. */
  public void rename(String path, String name) {
    synchronized (world) {
      Repository repository = world.at(path).orElseThrow();
      world.moved.put(path, repository);
      repository.name = name;
    }
  }

  /** Whether issues can have others below them. */
  public void subIssues(boolean allowed) {
    synchronized (world) {
      world.subIssues = allowed;
    }
  }

  /** The numbers of an issue's sub-issues. */
  public List<Integer> subIssues(String path, int issue) {
    synchronized (world) {
      return world.at(path).orElseThrow().issue(issue).subIssues.stream()
          .map(child -> child.number)
          .toList();
    }
  }

  /** The labels of an issue or a pull request. */
  public List<String> labels(String path, int number) {
    synchronized (world) {
      return List.copyOf(world.at(path).orElseThrow().issue(number).labels);
    }
  }

  /** Who has found what of which commit of a pull request. */
  public List<String> reviews(String path, int number) {
    synchronized (world) {
      return world.at(path).orElseThrow().pull(number).reviews.stream()
          .map(review -> review.author().name() + " " + review.state() + " " + review.commit())
          .toList();
    }
  }

  /** The lines of a pull request's diff on which something was said, as {@code file:line}. */
  public List<String> linesOf(String path, int number) {
    synchronized (world) {
      return world.at(path).orElseThrow().pull(number).onLines.stream()
          .map(comment -> Objects.requireNonNull(comment.place()))
          .map(place -> place.path() + ":" + place.line())
          .toList();
    }
  }

  /** From now on a job runs on each commit of a pull request, which a merge has to wait for. */
  public void actions(String path) {
    synchronized (world) {
      world.at(path).orElseThrow().actions = true;
    }
  }

  /** The jobs that run end so: {@code success} or {@code failure}. */
  public void finishJobs(String path, String conclusion, String log) {
    synchronized (world) {
      world.at(path).orElseThrow().checks.stream()
          .filter(run -> run.conclusion == null)
          .forEach(
              run -> {
                run.conclusion = conclusion;
                run.log = log;
              });
    }
  }

  /** Somebody's tool says of a commit: {@code success}, {@code pending} or {@code failure}. */
  public void status(String path, String sha, String name, String state, String words) {
    synchronized (world) {
      Repository repository = world.at(path).orElseThrow();
      repository.statuses.add(
          new CommitStatus(world.nextId(), repository.owner, world.now(), sha, name, state, words));
    }
  }

  /** Somebody files an issue with labels; its number is answered. */
  public int issue(String path, String name, String title, String text, String... labels) {
    synchronized (world) {
      Repository repository = world.at(path).orElseThrow();
      Person by = world.persons.named(name);
      Issue issue = new Issue(world.nextId(), repository.nextNumber(), by, world.now());
      issue.title = title;
      issue.body = text;
      issue.labels.addAll(List.of(labels));
      repository.issues.add(issue);
      return issue.number;
    }
  }

  /** Somebody closes a pull request. */
  public void closePull(String path, int number, String name) {
    synchronized (world) {
      Person by = world.persons.named(name);
      world.at(path).orElseThrow().pull(number).close(by, world.now());
    }
  }

  /** Somebody says something on an issue or a pull request. */
  public void say(String path, int number, String name, String text) {
    synchronized (world) {
      Person by = world.persons.named(name);
      world
          .at(path)
          .orElseThrow()
          .issue(number)
          .comments
          .add(new Comment(world.nextId(), by, world.now(), text, null));
    }
  }

  /** Somebody reviews a pull request: {@code APPROVED}, {@code COMMENTED} and so on, and why. */
  public void review(String path, int number, String name, String state, String text) {
    synchronized (world) {
      Person by = world.persons.named(name);
      Pull pull = world.at(path).orElseThrow().pull(number);
      pull.reviews.add(new Review(world.nextId(), by, world.now(), state, pull.headSha, text));
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
        if (request.path().startsWith(CheckCalls.STORE)) {
          return checks.stored(request);
        }
        world.asking(request);
        world.repositories.forEach(world::look);
        return routes.answer(request);
      }
    } catch (Refused e) {
      return refusal(e.status(), String.valueOf(e.getMessage()));
    }
  }

  /** What is wrong with the fields of a request stands in a list. */
  private static Answer refusal(int status, String message) {
    ObjectNode shape = Shapes.object().put("status", Integer.toString(status));
    shape.put("documentation_url", "https://docs.github.com/rest");
    shape.put("message", status == INVALID ? "Validation Failed" : message);
    if (status == INVALID) {
      shape.putArray("errors").addObject().put("code", "custom").put("message", message);
    }
    return Answer.json(status, shape);
  }

  private Answer byGit(GitAccess git) {
    Optional<Person> person;
    Optional<Repository> repository;
    synchronized (world) {
      person = world.persons.byGit(git.request());
      repository = world.at(git.path());
    }
    return git.answer(person, repository.map(one -> one.git.directory()), "GitHub");
  }

  @Override
  public void close() {
    server.close();
  }
}
