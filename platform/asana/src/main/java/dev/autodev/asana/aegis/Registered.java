package dev.autodev.asana.aegis;

import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import java.util.List;
import java.util.Optional;

/** The repositories that somebody registered. */
record Registered(List<Repository> repositories) {
  static Registered of(List<RepositoryView> views) {
    return new Registered(views.stream().map(RepositoryView::repository).toList());
  }

  /** The name of the one that is called so, or is at that path or address. */
  Optional<String> at(String location) {
    String place = place(location);
    return repositories.stream()
        .filter(one -> one.name().equals(location) || place(one.url()).equals(place))
        .map(Repository::name)
        .findFirst();
  }

  private static String place(String text) {
    return text.replaceFirst("^file:(//)?", "").replaceFirst("(?<=.)/+$", "");
  }
}
