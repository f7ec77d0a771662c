package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** One thing the model can ask for. */
interface Tool {
  String name();

  /** For the model: what it does and what it refuses. */
  String description();

  /** JSON schema of its input; inputs are checked against it before the call. */
  String inputSchema();

  /** Does it; a {@link ToolRefusal} or {@link IOException} goes to the model as an error. */
  String call(JsonNode input) throws ToolRefusal, IOException, InterruptedException;
}
