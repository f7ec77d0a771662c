package dev.autodev.dashboard;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to the document what all operations share: their refusals, and the shape of their bodies.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiDocument implements OASFilter {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Map<String, String> CREATED =
      Map.of(
          "/api/tasks", "TaskView",
          "/api/workflows", "WorkflowView",
          "/api/repositories", "RepositoryView",
          "/api/schedules", "ScheduleView");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().addSchema("Problem", RequestShapes.problem());
    document.getPaths().getPathItems().forEach(OpenApiDocument::complete);
  }

  private static void complete(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              boolean post = method == PathItem.HttpMethod.POST;
              if (post) {
                RequestShapes.of(path).ifPresent(shape -> body(operation, shape));
                created(path, operation.getResponses());
              }
              refusals(operation.getResponses(), path.contains("{"), post);
            });
  }

  private static void body(Operation operation, Schema shape) {
    boolean needed = shape.getRequired() != null && !shape.getRequired().isEmpty();
    operation.setRequestBody(
        OASFactory.createRequestBody()
            .required(needed)
            .content(content("application/json", shape)));
  }

  private static void created(String path, APIResponses responses) {
    String view = CREATED.get(path);
    if (view != null) {
      responses.removeAPIResponse("200");
      responses.addAPIResponse(
          "201",
          OASFactory.createAPIResponse()
              .description("Filed, or found by its Idempotency-Key")
              .content(content("application/json", OASFactory.createSchema().ref(SCHEMAS + view))));
    }
  }

  private static void refusals(APIResponses responses, boolean named, boolean post) {
    if (named) {
      responses.addAPIResponse("404", problem("Nothing has that id"));
      responses.addAPIResponse(
          "409", problem("The id fits several, or the present state does not allow it"));
    }
    if (post) {
      responses.addAPIResponse("400", problem("The body is no JSON"));
      responses.addAPIResponse("413", problem("The body is too long"));
      responses.addAPIResponse("415", problem("The body is not said to be JSON"));
      responses.addAPIResponse(
          "429", problem("Too much waits; Retry-After says when to ask again"));
    }
    responses.addAPIResponse("403", problem("Not from this machine, or not a person"));
    responses.addAPIResponse(
        "503", problem("The database is away; Retry-After says when to ask again"));
    responses.addAPIResponse("422", problem("A value breaks a rule; field and detail say which"));
    responses.setDefaultValue(problem("Any other refusal"));
  }

  private static APIResponse problem(String description) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(content(Problem.JSON, OASFactory.createSchema().ref(SCHEMAS + "Problem")));
  }

  private static Content content(String type, Schema schema) {
    return OASFactory.createContent()
        .addMediaType(type, OASFactory.createMediaType().schema(schema));
  }
}
