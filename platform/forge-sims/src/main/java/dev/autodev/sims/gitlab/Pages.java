package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Page;
import dev.autodev.sims.Request;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Lists in pages, the next one named by a header. */
final class Pages {
  private static final int USUAL = 20;

  private Pages() {}

  static <T> Answer of(Request request, URI url, List<T> all, Function<T, ObjectNode> shape) {
    Page<T> page = Page.of(request, url, all, USUAL);
    int pages = Math.max(1, (page.total() + page.size() - 1) / page.size());
    Answer answer =
        Answer.json(200, Shapes.list(page.items(), shape))
            .with("X-Page", Integer.toString(page.number()))
            .with("X-Per-Page", Integer.toString(page.size()))
            .with("X-Total", Integer.toString(page.total()))
            .with("X-Total-Pages", Integer.toString(pages));
    return page.next()
        .map(
            next ->
                answer.with("X-Next-Page", Integer.toString(page.number() + 1)).with("Link", next))
        .orElseGet(() -> answer.with("X-Next-Page", ""));
  }
}
