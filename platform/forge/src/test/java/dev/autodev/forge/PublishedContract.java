package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.autodev.sims.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Checks exchanges against a description of an API that its maker has published, if present. */
final class PublishedContract {
  private static final Logger LOG = Logger.getLogger(PublishedContract.class);
  private static final Map<Source, Optional<OpenApiInteractionValidator>> LOADED =
      new ConcurrentHashMap<>();

  private static final String JSON = "application/json";
  private static final int REDIRECTED = 300;

  private final Optional<OpenApiInteractionValidator> validator;
  private final String below;
  private final List<String> notDescribed;
  private final List<String> broken = new CopyOnWriteArrayList<>();

  private PublishedContract(
      Optional<OpenApiInteractionValidator> validator, String below, List<String> notDescribed) {
    this.validator = validator;
    this.below = below;
    this.notDescribed = notDescribed;
  }

  /**
   * Which paths it describes.
   *
   * @param below how they begin
   * @param base what stands before them that it does not name
   */
  record Paths(String below, String base) {}

  private record Source(Path file, String base) {}

  /**
   * Of exchanges with these paths.
   *
   * @param notDescribed what of them it says nothing about: method and path, as patterns
   */
  static PublishedContract of(String name, Paths paths, List<String> notDescribed) {
    Path file = Path.of(System.getProperty("published.contracts", "absent"), name);
    return new PublishedContract(
        LOADED.computeIfAbsent(new Source(file, paths.base()), PublishedContract::load),
        paths.below(),
        notDescribed);
  }

  private static Optional<OpenApiInteractionValidator> load(Source source) {
    Path file = source.file();
    if (!Files.isReadable(file)) {
      LOG.warnf("%s is absent: exchanges are not checked against it", file);
      return Optional.empty();
    }
    return Optional.of(
        OpenApiInteractionValidator.createForSpecificationUrl(file.toString())
            .withBasePathOverride(source.base())
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel(
                        "validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                    .build())
            .build());
  }

  void check(Exchange exchange) {
    boolean described =
        exchange.request().path().startsWith(below)
            && notDescribed.stream()
                .noneMatch(
                    (exchange.request().method() + " " + exchange.request().path())::matches);
    if (validator.isPresent() && described) {
      ValidationReport report = report(exchange);
      if (report.hasErrors()) {
        broken.add(
            "%s %s: %s"
                .formatted(
                    exchange.request().method(), exchange.request().path(), report.getMessages()));
      }
    }
  }

  /**
   * Redirects of what has moved are not in the descriptions, refusals have no bodies there, and
   * logs are no JSON.
   */
  private ValidationReport report(Exchange exchange) {
    SimpleRequest request = request(exchange);
    boolean checked =
        exchange.answer().status() < REDIRECTED
            && exchange.answer().headers().getOrDefault("Content-Type", JSON).startsWith(JSON);
    return checked
        ? validator.orElseThrow().validate(request, response(exchange))
        : validator.orElseThrow().validateRequest(request);
  }

  private static SimpleRequest request(Exchange exchange) {
    var from = exchange.request();
    SimpleRequest.Builder request = new SimpleRequest.Builder(from.method(), from.path());
    from.headers().forEach(request::withHeader);
    for (String pair : from.query().split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        request.withQueryParam(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    if (from.body().length > 0) {
      request.withBody(new String(from.body(), StandardCharsets.UTF_8));
    }
    return request.build();
  }

  private static SimpleResponse response(Exchange exchange) {
    var answer = exchange.answer();
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    answer.headers().forEach(response::withHeader);
    if (answer.body().length > 0) {
      response.withBody(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return response.build();
  }

  void assertKept() {
    assertThat(broken).isEmpty();
  }
}
