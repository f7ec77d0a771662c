package dev.autodev.dashboard.page.product;

import dev.autodev.control.Repositories;
import dev.autodev.dashboard.page.Markdown;
import dev.autodev.forge.Forge;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.TreeFile;
import io.quarkus.qute.RawString;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a product as the commit has it that would be published; off the event loop. */
@ApplicationScoped
class ProductFiles {
  private static final String FIRST = "README.md";

  private final Repositories repositories;
  private final Forges forges;

  ProductFiles(Repositories repositories, Forges forges) {
    this.repositories = repositories;
    this.forges = forges;
  }

  /**
   * What there is to look at.
   *
   * @param open the file that is shown, if any
   * @param problem why there is nothing to see; empty: there is
   */
  public record Product(List<TreeFile> files, @Nullable Opened open, String problem) {
    /** Copies. */
    public Product {
      files = List.copyOf(files);
    }
  }

  /**
   * A file's content.
   *
   * @param markdown as HTML; null: it is something else, or nothing that can be shown
   * @param text as it is; null: no text, or too long
   */
  public record Opened(String path, @Nullable RawString markdown, @Nullable String text) {}

  Uni<Product> at(Optional<String> repository, String sha, Optional<String> path) {
    return repositories
        .list()
        .map(
            all ->
                all.stream()
                    .map(view -> view.repository())
                    .filter(one -> repository.filter(one.name()::equals).isPresent())
                    .map(one -> new RepositoryRef(one.name(), one.url(), one.defaultBranch()))
                    .findFirst())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(ref -> read(ref, sha, path));
  }

  private Product read(Optional<RepositoryRef> ref, String sha, Optional<String> path) {
    if (ref.isEmpty()) {
      return new Product(List.of(), null, "Its repository is not registered any more.");
    }
    try {
      Forge forge = forges.of(ref.get());
      List<TreeFile> files = forge.files(ref.get(), sha);
      String shown = path.orElse(FIRST);
      boolean there = files.stream().anyMatch(file -> file.path().equals(shown));
      return new Product(
          files, there ? opened(shown, forge.text(ref.get(), sha, shown)) : null, "");
    } catch (ForgeException e) {
      return new Product(List.of(), null, "They cannot be shown here: " + e.getMessage());
    }
  }

  private static Opened opened(String path, Optional<String> text) {
    return path.endsWith(".md")
        ? new Opened(path, text.map(Markdown::html).orElse(null), null)
        : new Opened(path, null, text.orElse(null));
  }
}
