package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.DiffView;
import dev.autodev.cli.terminal.Markdown;
import dev.autodev.cli.terminal.Terminal;

/** What a person needs to see before deciding: text, diff and evidence. */
public final class ApprovalView {
  private ApprovalView() {}

  public static void print(JsonNode approval, int diffLines, Terminal terminal) {
    var subject = approval.path("subject");
    terminal.line(terminal.bold(Terminal.safe(Json.text(subject, "title"))));
    terminal.line(terminal.dim("bound to " + Json.text(subject, "hash")));
    var waitsFor = Json.text(approval, "waitsFor");
    if (!waitsFor.isBlank()) {
      terminal.line("Approvals: %s", Terminal.safe(waitsFor));
    }
    var note = Json.text(approval, "note");
    if (!note.isBlank()) {
      terminal.line("Note: %s", Terminal.safe(note));
    }
    var markdown = Json.text(subject, "markdown");
    if (!markdown.isBlank()) {
      Markdown.print(markdown, terminal);
    }
    var diff = subject.path("diff");
    var patch = diff.isObject() ? Json.text(diff, "patch") : Json.text(subject, "diff");
    if (!patch.isBlank()) {
      DiffView.print(patch, diffLines, terminal);
    }
    printEvidence(subject.path("evidence"), terminal);
  }

  private static void printEvidence(JsonNode evidence, Terminal terminal) {
    if (evidence.isMissingNode()
        || evidence.isNull()
        || evidence.isEmpty() && !evidence.isValueNode()) {
      return;
    }
    terminal.line(terminal.bold("Evidence"));
    if (evidence.isValueNode()) {
      Markdown.print(evidence.asText(), terminal);
    } else if (evidence.isArray()) {
      evidence.forEach(
          entry ->
              terminal.line(
                  "  • " + Terminal.safe(entry.isValueNode() ? entry.asText() : words(entry))));
    } else {
      evidence
          .properties()
          .forEach(
              entry ->
                  terminal.line(
                      "  • %s: %s",
                      entry.getKey(), Terminal.safe(Json.text(evidence, entry.getKey()))));
    }
  }

  private static String words(JsonNode entry) {
    var text = new StringBuilder();
    entry
        .properties()
        .forEach(
            field -> {
              var value = Json.text(entry, field.getKey());
              if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ")
                    .append(field.getKey())
                    .append(' ')
                    .append(value);
              }
            });
    return text.toString();
  }
}
