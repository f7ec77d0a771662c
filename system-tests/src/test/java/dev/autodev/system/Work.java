package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** A feature that was filed: looked at and approved over HTTP until it is merged. */
record Work(Swarm swarm, TinyRepository repository, String id) {
  /** Acts on each look until the workflow has ended. */
  void follow(Consumer<Look> act) {
    Patience.until(
        () -> {
          var look = look();
          if (!look.status().equals("running")) {
            return true;
          }
          act.accept(look);
          return false;
        });
  }

  /** As it is now. */
  Look look() {
    return new Look(swarm.get("/api/workflows/" + id));
  }

  void approve(Step gate) {
    swarm.post(
        "/api/approvals/%s/approve".formatted(gate.gate()),
        Json.object().put("hash", subject(gate)).put("by", "test"));
  }

  /** The hash of what it asks about. */
  String subject(Step gate) {
    return Json.text(swarm.get("/api/approvals/" + gate.gate()).path("subject"), "hash");
  }

  Task task(Step step) {
    return new Task(swarm, Json.text(step.node(), "taskId"));
  }

  /** Once on main by the swarm, each task ended once, nothing left open. */
  void isMergedOnce() {
    isCompletedOnce();
    assertThat(repository.mergesOf(id)).hasSize(1);
    assertThat(repository.contentOnMain("goodbye.txt")).isEqualTo("Goodbye.\n");
  }

  /** Once on main by whoever merged it. */
  void isCompletedOnce() {
    var workflow = swarm.get("/api/workflows/" + id);
    assertThat(Json.text(workflow, "status")).as("%s", workflow).isEqualTo("completed");
    assertThat(repository.movesOfMain()).hasSize(1);
    list(workflow.path("tasks")).forEach(task -> new Task(swarm, task.asText()).endedOnce());
    assertThat(list(swarm.get("/api/approvals?status=open").path("approvals")))
        .noneMatch(gate -> Json.text(gate, "workflow").equals(id));
    assertThat(audited(id, "workflow.completed")).isOne();
  }

  private long audited(String subject, String action) {
    return list(swarm.get("/api/audit?limit=500&subject=" + subject).path("items")).stream()
        .filter(line -> Json.text(line, "action").equals(action))
        .count();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** A workflow at one moment. */
  record Look(JsonNode workflow) {
    String status() {
      return Json.text(workflow, "status");
    }

    List<Step> steps() {
      return list(workflow.path("steps")).stream().map(Step::new).toList();
    }

    List<Step> begun() {
      return steps().stream().filter(Step::begun).toList();
    }

    List<Step> openGates() {
      return steps().stream().filter(step -> step.status().equals("open")).toList();
    }
  }

  /** A step at one moment. */
  record Step(JsonNode node) {
    private static final Set<String> NOT_YET = Set.of("waiting", "active", "pending", "ready");

    String status() {
      return Json.text(node, "status");
    }

    String name() {
      return Json.text(node, "id");
    }

    /** Of the task or gate, such as {@code implement_fix} or {@code merge_approval}. */
    String type() {
      return Json.text(node, "type");
    }

    String role() {
      return Json.text(node, "role");
    }

    String gate() {
      return Json.text(node, "gateId");
    }

    boolean begun() {
      return !NOT_YET.contains(status());
    }

    boolean held() {
      return status().equals("in_progress") || status().equals("verifying");
    }
  }
}
