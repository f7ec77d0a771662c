package dev.autodev.sims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which request is whose; a path has its variables in braces, each one encoded segment. */
public final class Routes {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final List<Route> routes = new ArrayList<>();

  private record Route(
      String method, Pattern path, List<String> names, Function<Call, Answer> work) {}

  /** A request with the variables of its path, decoded. */
  public record Call(Request request, Map<String, String> path) {
    /** A variable of the path. */
    public String get(String name) {
      return path.getOrDefault(name, "");
    }

    /** A variable of the path that is a number. */
    public int number(String name) {
      try {
        return Integer.parseInt(get(name));
      } catch (NumberFormatException e) {
        throw Refused.missing(name);
      }
    }
  }

  /** One more; the first that fits is taken. */
  public Routes on(String method, String path, Function<Call, Answer> work) {
    List<String> names = new ArrayList<>();
    Matcher variables = VARIABLE.matcher(path);
    while (variables.find()) {
      names.add(variables.group(1));
    }
    Pattern pattern = Pattern.compile(VARIABLE.matcher(path).replaceAll("([^/]+)"));
    routes.add(new Route(method, pattern, names, work));
    return this;
  }

  /** Does what a request asks. */
  public Answer answer(Request request) {
    for (Route route : routes) {
      Matcher path = route.path.matcher(request.path());
      if (route.method.equals(request.method()) && path.matches()) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < route.names.size(); i++) {
          values.put(route.names.get(i), Request.decoded(path.group(i + 1).replace("+", "%2B")));
        }
        return route.work.apply(new Call(request, values));
      }
    }
    throw new Refused(404, "404 Not Found");
  }
}
