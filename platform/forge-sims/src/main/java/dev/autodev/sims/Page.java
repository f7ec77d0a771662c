package dev.autodev.sims;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, as {@code page} and {@code per_page} ask for it.
 *
 * @param number from 1
 * @param total of the whole list
 * @param next the header that names the page after it
 */
public record Page<T>(List<T> items, int number, int size, int total, Optional<String> next) {
  private static final int MOST = 100;

  /**
   * The asked one.
   *
   * @param url of the server
   * @param usual so many where nothing is said
   */
  public static <T> Page<T> of(Request request, URI url, List<T> all, int usual) {
    int page = number(request, "page", 1);
    int size = Math.min(MOST, number(request, "per_page", usual));
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), from + size);
    String others = request.query().replaceAll("(^|&)page=\\d+", "");
    String separator = others.isEmpty() || others.startsWith("&") ? "" : "&";
    String next = url + request.path() + "?page=" + (page + 1) + separator + others;
    return new Page<>(
        all.subList(from, to),
        page,
        size,
        all.size(),
        to == all.size() ? Optional.empty() : Optional.of("<" + next + ">; rel=\"next\""));
  }

  private static int number(Request request, String name, int usual) {
    String text = request.parameter(name).orElse("");
    return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : usual;
  }
}
