package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Lists cut as {@code limit} and {@code offset} ask. */
final class Pages {
  private static final int MOST = 100;
  private static final int UNPAGED = 1_000;

  private Pages() {}

  static Answer of(Request request, List<ObjectNode> all, String root) {
    Optional<Integer> limit = request.parameter("limit").map(Pages::limit);
    int begin = request.parameter("offset").map(Pages::begin).orElse(0);
    int end = Math.min(all.size(), begin + limit.orElse(UNPAGED));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode data = body.putArray("data");
    Optional<Fields> fields = Fields.of(request);
    all.subList(Math.min(begin, end), end)
        .forEach(one -> data.add(fields.map(f -> f.of(one)).orElseGet(() -> Store.compact(one))));
    if (limit.isPresent()) {
      body.set("next_page", end < all.size() ? next(request, limit.get(), end, root) : null);
    }
    return Answer.whole(200, body);
  }

  private static ObjectNode next(Request request, int limit, int begin, String root) {
    String offset =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("from " + begin).getBytes(StandardCharsets.UTF_8));
    String path = "%s?limit=%d&offset=%s".formatted(request.path(), limit, offset);
    return JsonNodeFactory.instance
        .objectNode()
        .put("offset", offset)
        .put("path", path)
        .put("uri", root + path);
  }

  private static int limit(String text) {
    int limit = number(text, "limit: Not a number: ");
    if (limit < 1 || limit > MOST) {
      throw new Refused(400, "limit: Must be between 1 and 100");
    }
    return limit;
  }

  private static int begin(String offset) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(offset), StandardCharsets.UTF_8);
      return number(text.replaceFirst("^from ", ""), "offset: Your pagination token is invalid: ");
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "offset: Your pagination token is invalid");
    }
  }

  private static int number(String text, String wrong) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Refused(400, wrong + text);
    }
  }
}
