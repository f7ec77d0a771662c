package dev.autodev.drill;

import dev.autodev.model.task.TaskPayload;
import java.time.Duration;
import java.util.Locale;

/**
 * What a task's own words ask of its drill, such as {@code drill hold=200ms die}: everything after
 * the word, up to the end of the text.
 *
 * @param hold how long it takes
 * @param fault how it goes wrong after that
 */
record Instructions(Duration hold, Fault fault) {
  private static final String WORD = "drill ";

  /** How a task goes wrong. */
  enum Fault {
    /** It does not. */
    NONE,
    /** Its process ends at once, without a last word. */
    DIE,
    /** It never ends by itself. */
    HANG,
    /** It throws. */
    THROW,
    /** It takes all memory there is. */
    OOM
  }

  static Instructions of(TaskPayload payload, Instructions otherwise) {
    String words = words(payload);
    int at = words.indexOf(WORD);
    return at < 0 ? otherwise : read(words.substring(at + WORD.length()), otherwise);
  }

  private static Instructions read(String words, Instructions otherwise) {
    Duration hold = otherwise.hold;
    Fault fault = otherwise.fault;
    for (String word : words.strip().split("\\s+")) {
      if (word.startsWith("hold=") && word.endsWith("ms")) {
        hold = Duration.ofMillis(Long.parseLong(word.substring(5, word.length() - 2)));
      } else {
        fault = Fault.valueOf(word.toUpperCase(Locale.ROOT));
      }
    }
    return new Instructions(hold, fault);
  }

  private static String words(TaskPayload payload) {
    return switch (payload) {
      case TaskPayload.AnalyzeRepo t -> t.focus();
      case TaskPayload.CreateEpic t -> t.title();
      case TaskPayload.CreateUserStory t -> t.title();
      case TaskPayload.PrioritizeBacklog t -> "";
      case TaskPayload.BuildProduct t -> t.idea();
      case TaskPayload.EvaluateFeasibility t -> t.title();
      case TaskPayload.WriteSpec t -> t.title();
      case TaskPayload.ImplementFeature t -> t.title();
      case TaskPayload.ImplementFix t -> t.title();
      case TaskPayload.ReviewMr t -> t.title();
      case TaskPayload.RunTests t -> t.command();
      case TaskPayload.SecurityScan t -> "";
      case TaskPayload.StaticAnalysis t -> "";
      case TaskPayload.Deploy t -> t.title();
      case TaskPayload.Publish t -> t.product();
    };
  }
}
