package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issue; a pull request is one too. */
class Issue {
  final int id;
  final int number;
  final Person author;
  final Instant createdAt;
  final List<Comment> comments = new ArrayList<>();
  final Set<String> labels = new LinkedHashSet<>();
  final List<Issue> subIssues = new ArrayList<>();
  Instant updatedAt;
  String title = "";
  String body = "";
  String state = "open";
  @Nullable Instant closedAt;
  @Nullable Person closedBy;

  Issue(int id, int number, Person author, Instant createdAt) {
    this.id = id;
    this.number = number;
    this.author = author;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /** Takes over the fields that were sent. */
  final void change(ObjectNode fields, Person by, Instant now) {
    title = fields.path("title").asText(title);
    body = fields.path("body").asText(body);
    if (title.isBlank()) {
      throw new Refused(422, "title is missing");
    }
    if (fields.path("labels").isArray()) {
      labels.clear();
      fields.path("labels").forEach(label -> labels.add(name(label)));
    }
    switch (fields.path("state").asText()) {
      case "closed" -> close(by, now);
      case "open" -> {
        state = "open";
        closedAt = null;
        closedBy = null;
      }
      default -> {}
    }
    updatedAt = now;
  }

  static String name(JsonNode label) {
    return label.isTextual() ? label.asText() : label.path("name").asText();
  }

  final void close(Person by, Instant now) {
    state = "closed";
    closedAt = now;
    closedBy = by;
    updatedAt = now;
  }

  /** GitHub does not look at the case of labels. */
  final boolean hasLabel(String label) {
    return labels.stream().anyMatch(label::equalsIgnoreCase);
  }
}
