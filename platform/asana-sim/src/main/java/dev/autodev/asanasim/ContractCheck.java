package dev.autodev.asanasim;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Holds exchanges against the published contract and keeps what does not fit. */
public final class ContractCheck implements Consumer<Exchange> {
  private static final String FOLDER = "contracts";

  /** Asana answers null here; the contract means to say so in a way that no validator takes. */
  private static final Pattern NULL = Pattern.compile("\"(assignee|parent)\":null,");

  private final OpenApiInteractionValidator validator;
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  private ContractCheck(Path contract) {
    validator =
        OpenApiInteractionValidator.createFor(contract.toString())
            .withBasePathOverride(AsanaSim.BASE_PATH)
            .withLevelResolver(
                LevelResolver.create()
                    // Parts of an allOf would refuse each other's fields.
                    .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                    .build())
            .build();
  }

  /**
   * Where the contract is: the folder that the property {@code contracts} names, else {@code
   * ../shared/contracts} beside the checkout; absent where it is not there, with a line that says
   * so.
   */
  public static Optional<ContractCheck> present() {
    Optional<Path> contract =
        Optional.ofNullable(System.getProperty(FOLDER))
            .map(folder -> Path.of(folder, "asana.contract.json"))
            .or(ContractCheck::besideTheCheckout)
            .filter(Files::isReadable);
    if (contract.isEmpty()) {
      System.err.println(
          "Exchanges with Asana are not held against its published contract: there is none at ../shared/contracts; name its folder with -Dcontracts=DIR");
    }
    return contract.map(ContractCheck::new);
  }

  private static Optional<Path> besideTheCheckout() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path found = folder.resolve("shared/contracts/asana.contract.json");
      if (Files.isReadable(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  @Override
  public void accept(Exchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(
            Request.Method.valueOf(exchange.method()), AsanaSim.BASE_PATH + exchange.path());
    exchange.query().forEach(request::withQueryParam);
    exchange.headers().forEach(request::withHeader);
    if (!exchange.body().isEmpty()) {
      request.withBody(exchange.body());
    }
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(exchange.answer().status())
            .withContentType("application/json")
            .withBody(NULL.matcher(exchange.answer().body()).replaceAll(""));
    exchange.answer().headers().forEach((name, value) -> response.withHeader(name, value));
    note(exchange, validator.validate(request.build(), response.build()), exchange.answer());
  }

  /** A request that was refused for what it asked is wrong on purpose. */
  private void note(Exchange exchange, ValidationReport report, Answer answer) {
    boolean refused = answer.status() == 400 || answer.status() == 401;
    for (ValidationReport.Message message : report.getMessages()) {
      if (answer.status() > 500 && message.getKey().equals("validation.response.status.unknown")) {
        continue; // what stands in front of Asana answers so, in no contract
      }
      boolean ofRequest = message.getKey().startsWith("validation.request");
      if (message.getLevel() == Level.ERROR && !(refused && ofRequest)) {
        wrong.add(
            "%s %s: %s %s"
                .formatted(exchange.method(), exchange.path(), message.getKey(), message));
      }
    }
  }

  /** What did not fit. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }
}
