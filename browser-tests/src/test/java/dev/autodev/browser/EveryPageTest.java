package dev.autodev.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every page, with hostile text in everything that comes from outside. */
@QuarkusTest
class EveryPageTest extends BrowserTest {
  /** Notes what is reached, and where it is not seen that one is there. */
  private static final String WATCH =
      """
      window.reached = new Set();
      window.unseen = [];
      document.addEventListener('focusin', event => {
        const one = event.target;
        window.reached.add(one);
        if (getComputedStyle(one).outlineStyle === 'none' && !one.matches('main')) {
          window.unseen.push('no outline: ' + one.outerHTML.slice(0, 200));
        }
      });""";

  private static final String UNREACHED =
      """
      () => window.unseen.concat(
        [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
          .filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' && one.checkVisibility())
          .filter(one => !window.reached.has(one))
          .map(one => 'not reached: ' + one.outerHTML.slice(0, 200)))""";

  @Inject HostilePages pages;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothingSerious(ColorScheme scheme) {
    context(new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
    List<String> found = new ArrayList<>();
    for (String path : pages.all()) {
      page.navigate(path);
      AxeBuilder axe = axe();
      if (scheme == ColorScheme.DARK) {
        axe.withRules(List.of("color-contrast")); // all that colours change
      }
      found.addAll(serious(path, axe));
    }
    assertThat(found).isEmpty();
  }

  /** Only what is wrong is told, and no second page is opened for that. */
  private AxeBuilder axe() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(options);
  }

  private static List<String> serious(String path, AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
        .map(rule -> path + ": " + words(rule))
        .toList();
  }

  private static String words(Rule rule) {
    return rule.getId() + " at " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  @Test
  void fitsAPhone() {
    context(new Browser.NewContextOptions().setViewportSize(360, 740).setIsMobile(true));
    List<String> wrong = new ArrayList<>();
    for (String path : pages.all()) {
      page.navigate(path);
      int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
      if (width > 360) {
        wrong.add(path + ": " + width);
      }
      wrong.addAll(serious(path, axe().withRules(List.of("scrollable-region-focusable"))));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void runsNothingThatCameFromOutside() {
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        said -> {
          if (said.text().contains("Content Security Policy")) {
            errors.add(page.url() + ": " + said.text());
          }
        });
    for (String path : pages.all()) {
      page.navigate(path);
      page.waitForLoadState();
      assertThat(page.evaluate("window.pwned")).as(path).isNull();
      assertThat(page.locator("main img").count()).as(path).isZero();
    }
    assertThat(errors).isEmpty();
  }

  /** Without scripts, so that nothing is fetched anew under way; pages are whole without. */
  @Test
  void tabAloneReachesEverythingAndShowsWhereOneIs() {
    context.route("**/*.js", route -> route.abort());
    context.addInitScript(WATCH);
    List<String> wrong = new ArrayList<>();
    for (String path : pages.all()) {
      page.navigate(path);
      int stops = ((List<?>) page.evaluate(UNREACHED)).size();
      for (int i = 0; i <= stops; i++) {
        page.keyboard().press("Tab");
      }
      ((List<?>) page.evaluate(UNREACHED)).forEach(one -> wrong.add(path + ": " + one));
    }
    assertThat(wrong).isEmpty();
  }
}
