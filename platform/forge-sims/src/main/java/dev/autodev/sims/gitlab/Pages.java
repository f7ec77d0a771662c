package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Request;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Lists in pages, the next one named by a header. */
final class Pages {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private Pages() {}

  static <T> Answer of(Request request, URI url, List<T> all, Function<T, ObjectNode> shape) {
    int page = number(request, "page", 1);
    int size = Math.min(MOST, number(request, "per_page", USUAL));
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), from + size);
    Answer answer =
        Answer.json(200, Shapes.list(all.subList(from, to), shape))
            .with("X-Page", Integer.toString(page))
            .with("X-Per-Page", Integer.toString(size))
            .with("X-Total", Integer.toString(all.size()))
            .with("X-Total-Pages", Integer.toString(Math.max(1, (all.size() + size - 1) / size)));
    if (to == all.size()) {
      return answer.with("X-Next-Page", "");
    }
    String others = request.query().replaceAll("(^|&)page=\\d+", "");
    String separator = others.isEmpty() || others.startsWith("&") ? "" : "&";
    String next = url + request.path() + "?page=" + (page + 1) + separator + others;
    return answer
        .with("X-Next-Page", Integer.toString(page + 1))
        .with("Link", "<" + next + ">; rel=\"next\"");
  }

  private static int number(Request request, String name, int usual) {
    String text = request.parameter(name).orElse("");
    return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : usual;
  }
}
