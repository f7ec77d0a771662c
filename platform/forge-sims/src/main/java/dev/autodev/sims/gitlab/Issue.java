package dev.autodev.sims.gitlab;

import dev.autodev.sims.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An issue or an epic; weight and epic only where the plan has them. */
final class Issue extends Noted {
  final List<Integer> links = new ArrayList<>();
  int weight;
  int epic;

  Issue(int id, int iid, Person author, Instant createdAt) {
    super(id, iid, author, createdAt);
  }
}
