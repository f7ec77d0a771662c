package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What merge requests, issues and epics have in common. */
class Noted {
  final int id;
  final int iid;
  final Person author;
  final Instant createdAt;
  final List<Note> notes = new ArrayList<>();
  final Set<String> labels = new LinkedHashSet<>();
  Instant updatedAt;
  String title = "";
  String description = "";
  String state = "opened";
  @Nullable Person closedBy;

  Noted(int id, int iid, Person author, Instant createdAt) {
    this.id = id;
    this.iid = iid;
    this.author = author;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /** Takes over the fields that were sent. */
  void change(ObjectNode fields, Person by, Instant now) {
    title = fields.path("title").asText(title);
    description = fields.path("description").asText(description);
    if (fields.has("labels")) {
      labels.clear();
      labels.addAll(texts(fields.path("labels")));
    }
    labels.addAll(texts(fields.path("add_labels")));
    labels.removeAll(texts(fields.path("remove_labels")));
    switch (fields.path("state_event").asText()) {
      case "close" -> {
        state = "closed";
        closedBy = by;
      }
      case "reopen" -> state = "opened";
      default -> {}
    }
    updatedAt = now;
  }

  private static List<String> texts(JsonNode labels) {
    List<String> texts = new ArrayList<>();
    if (labels.isArray()) {
      labels.forEach(label -> texts.add(label.asText()));
    } else {
      texts.addAll(List.of(labels.asText().split(",")));
    }
    return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }
}
