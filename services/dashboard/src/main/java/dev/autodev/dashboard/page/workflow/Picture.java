package dev.autodev.dashboard.page.workflow;

import dev.autodev.control.view.StepView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as a picture: what can begin together stands one above the other, what comes after it
 * to the right.
 *
 * @param width in the picture's own unit
 * @param height likewise
 */
public record Picture(List<Node> nodes, List<Edge> edges, int width, int height) {
  private static final int COLUMN = 122;
  private static final int ROW = 62;
  private static final int BOX_WIDTH = 106;
  private static final int BOX_HEIGHT = 44;
  private static final int MARGIN = 8;

  /** Copies. */
  public Picture {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** A step; its page, if there is one yet. */
  public record Node(StepView step, int x, int y, @Nullable String link) {
    /** Whether a person decides it. */
    public boolean gate() {
      return step.kind().equals("gate");
    }
  }

  /** From a step to one that comes after it, as the data of an SVG path. */
  public record Edge(String path, boolean passed) {}

  static Picture of(List<StepView> steps) {
    Map<String, Integer> level = levels(steps);
    Map<Integer, List<StepView>> columns = new TreeMap<>();
    steps.forEach(
        step ->
            columns
                .computeIfAbsent(level.getOrDefault(step.id(), 0), same -> new ArrayList<>())
                .add(step));
    int rows = columns.values().stream().mapToInt(List::size).max().orElse(1);
    Map<String, Node> nodes = new HashMap<>();
    List<Node> inOrder = new ArrayList<>();
    columns.forEach(
        (column, found) -> {
          int top = MARGIN + (rows - found.size()) * ROW / 2;
          for (int i = 0; i < found.size(); i++) {
            Node node =
                new Node(found.get(i), MARGIN + column * COLUMN, top + i * ROW, link(found.get(i)));
            nodes.put(node.step().id(), node);
            inOrder.add(node);
          }
        });
    return new Picture(
        inOrder, edges(steps, nodes), columns.size() * COLUMN, 2 * MARGIN + rows * ROW);
  }

  private static Map<String, Integer> levels(List<StepView> steps) {
    Map<String, Integer> level = new HashMap<>();
    for (StepView step : steps) {
      level.put(
          step.id(),
          step.after().stream()
              .mapToInt(before -> level.getOrDefault(before, -1) + 1)
              .max()
              .orElse(0));
    }
    return level;
  }

  private static List<Edge> edges(List<StepView> steps, Map<String, Node> nodes) {
    List<Edge> edges = new ArrayList<>();
    for (StepView step : steps) {
      for (String before : step.after()) {
        Node from = nodes.get(before);
        Node to = nodes.get(step.id());
        if (from != null && to != null) {
          edges.add(new Edge(path(from, to), from.step().done()));
        }
      }
    }
    return edges;
  }

  private static String path(Node from, Node to) {
    int x1 = from.x() + BOX_WIDTH;
    int y1 = from.y() + BOX_HEIGHT / 2;
    int x2 = to.x();
    int y2 = to.y() + BOX_HEIGHT / 2;
    int middle = (x1 + x2) / 2;
    return "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, middle, y1, middle, y2, x2, y2);
  }

  private static @Nullable String link(StepView step) {
    if (step.taskId() != null) {
      return "/tasks/" + step.taskId();
    }
    return step.gateId() == null ? null : "/approvals/" + step.gateId();
  }
}
