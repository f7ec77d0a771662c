package dev.autodev.dashboard.page;

import io.quarkus.qute.RawString;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of a model as HTML: its own HTML is shown as text, its links can run nothing. */
public final class Markdown {
  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  private Markdown() {}

  /** Safe to be put into a page as it is. */
  public static RawString html(String markdown) {
    return new RawString(RENDERER.render(PARSER.parse(markdown)));
  }
}
