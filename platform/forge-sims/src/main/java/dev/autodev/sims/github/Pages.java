package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Page;
import dev.autodev.sims.Request;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Lists in pages, the next one named by a header. */
final class Pages {
  private static final int USUAL = 30;

  private Pages() {}

  static <T> Answer of(Request request, URI url, List<T> all, Function<T, ObjectNode> shape) {
    return within(request, url, all, shape, list -> list);
  }

  /** A list that is in something else. */
  static <T> Answer within(
      Request request,
      URI url,
      List<T> all,
      Function<T, ObjectNode> shape,
      Function<JsonNode, JsonNode> whole) {
    Page<T> page = Page.of(request, url, all, USUAL);
    Answer answer = Answer.json(200, whole.apply(Shapes.list(page.items(), shape)));
    return page.next().map(next -> answer.with("Link", next)).orElse(answer);
  }
}
