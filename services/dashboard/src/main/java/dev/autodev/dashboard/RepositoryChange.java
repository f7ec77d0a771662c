package dev.autodev.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import dev.autodev.model.json.Json;

/** Other settings of a repository: what was said of it over what it has. */
record RepositoryChange(Body body) {
  static final String IMPORTANCE = "importance";
  private static final String VERSION = "version";

  /** Of what the caller saw. */
  String version() {
    return body.needed(VERSION);
  }

  KnownRepository of(RepositoryView now) {
    ObjectNode settings = (ObjectNode) Json.tree(now.repository());
    body.fields()
        .forEach(
            (name, value) -> {
              if (!name.equals(IMPORTANCE) && !name.equals(VERSION)) {
                settings.set(name, value);
              }
            });
    Repository wanted = Body.of(Json.write(settings)).as(Repository.class);
    if (!wanted.name().equals(now.repository().name())) {
      throw new ControlPlaneException.Invalid(
          "name", "a repository keeps its name; register another one instead");
    }
    return new KnownRepository(wanted, body.number(IMPORTANCE, now.importance()));
  }
}
