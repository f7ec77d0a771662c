package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Routes;
import dev.autodev.sims.Routes.Call;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** GraphQL by a schema with GitLab's names: what is no valid question gets errors. */
final class WorkItemCalls {
  private static final String SCHEMA = "/gitlab/work-items.graphqls";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final GraphQL graph;

  WorkItemCalls(World world) {
    this.world = world;
    WorkItems items = new WorkItems(world);
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .type("Query", type -> type.dataFetcher("group", items::group))
            .type(
                "Group",
                type ->
                    type.dataFetcher("workItemTypes", items::types)
                        .dataFetcher("workItems", items::list)
                        .dataFetcher("labels", items::labels))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher("workItemCreate", items::create)
                        .dataFetcher("workItemUpdate", items::update)
                        .dataFetcher("labelCreate", items::createLabel))
            .type(
                "WorkItemWidget",
                type ->
                    type.typeResolver(
                        asked -> asked.getSchema().getObjectType("WorkItemWidgetLabels")));
    for (String id : List.of("WorkItemID", "WorkItemsTypeID", "UserID", "LabelID")) {
      wiring.scalar(
          GraphQLScalarType.newScalar().name(id).coercing(Scalars.GraphQLID.getCoercing()).build());
    }
    this.graph =
        GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(schema(), wiring.build()))
            .build();
  }

  private static TypeDefinitionRegistry schema() {
    try (InputStream in =
        Objects.requireNonNull(WorkItemCalls.class.getResourceAsStream(SCHEMA), SCHEMA)) {
      return new SchemaParser().parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addTo(Routes routes) {
    routes.on("POST", "/api/graphql", this::answer);
  }

  private Answer answer(Call call) {
    ObjectNode asked = call.request().fields();
    ExecutionInput input =
        ExecutionInput.newExecutionInput(asked.path("query").asText())
            .variables(
                JSON.convertValue(
                    asked.path("variables"), new TypeReference<Map<String, Object>>() {}))
            .graphQLContext(Map.of("by", world.asking(call.request())))
            .build();
    return Answer.json(200, JSON.valueToTree(graph.execute(input).toSpecification()));
  }
}
