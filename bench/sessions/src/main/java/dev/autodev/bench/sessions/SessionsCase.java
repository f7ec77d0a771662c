package dev.autodev.bench.sessions;

import dev.autodev.bench.report.SessionsMeasure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sessions of each client one at a time, then at once, then two clients beside each other. */
final class SessionsCase {
  private static final List<String> BESIDE_EACH_OTHER = List.of("claude", "codex");

  private final Stage stage;
  private final Sizes sizes;
  private final Consumer<SessionsMeasure> measured;
  private final Consumer<String> notMeasured;

  SessionsCase(
      Stage stage, Sizes sizes, Consumer<SessionsMeasure> measured, Consumer<String> notMeasured) {
    this.stage = stage;
    this.sizes = sizes;
    this.measured = measured;
    this.notMeasured = notMeasured;
  }

  /** Of these clients, as far as they are there. */
  void run(List<String> clients) throws IOException, InterruptedException {
    List<String> there = new ArrayList<>();
    for (String client : clients) {
      if (isThere(client)) {
        there.add(client);
        measured.accept(new Groups(groups(List.of(client), sizes.alone())).measure(client, 1));
        measured.accept(
            new Groups(groups(Collections.nCopies(sizes.atOnce(), client), sizes.groups()))
                .measure(client, sizes.atOnce()));
      }
    }
    if (there.containsAll(BESIDE_EACH_OTHER)) {
      mixed();
    }
  }

  /** Its first session, which reads its program from disk, is not measured. */
  private boolean isThere(String client) throws IOException, InterruptedException {
    try {
      Group.play(stage, List.of(client));
      return true;
    } catch (IllegalStateException e) {
      notMeasured.accept("%s was not measured: %s".formatted(client, e.getMessage()));
      return false;
    }
  }

  private void mixed() throws IOException, InterruptedException {
    List<String> both =
        Stream.generate(() -> BESIDE_EACH_OTHER)
            .flatMap(List::stream)
            .limit(sizes.atOnce())
            .toList();
    List<Group> groups = groups(both, sizes.groups());
    for (String client : BESIDE_EACH_OTHER) {
      List<Group> own = groups.stream().map(group -> group.of(client)).toList();
      measured.accept(new Groups(own).measure(client + ", both mixed", sizes.atOnce()));
    }
  }

  private List<Group> groups(List<String> clients, int count)
      throws IOException, InterruptedException {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(Group.play(stage, clients));
    }
    return groups;
  }
}
