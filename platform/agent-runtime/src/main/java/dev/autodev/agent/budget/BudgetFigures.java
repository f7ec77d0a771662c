package dev.autodev.agent.budget;

import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import io.vertx.redis.client.Response;

/** A budget that is full or nearly so, as Redis told it. */
record BudgetFigures(BudgetScope scope, BudgetLimit used, BudgetLimit held, BudgetLimit most) {
  private static final int FIRST = 1;

  /** From the answer of {@link BudgetScripts#RESERVE}. */
  static BudgetFigures of(Response answer) {
    return new BudgetFigures(
        BudgetScope.of(answer.get(FIRST).toString()),
        pair(answer, FIRST + 1),
        pair(answer, FIRST + 3),
        pair(answer, FIRST + 5));
  }

  private static BudgetLimit pair(Response answer, int at) {
    return new BudgetLimit(number(answer.get(at)), number(answer.get(at + 1)));
  }

  private static long number(Response part) {
    return Long.parseLong(part.toString());
  }

  /** For people. */
  String words(BudgetLimit asked) {
    StringBuilder words = new StringBuilder(scope.wire()).append(':');
    if (most.tokens() > 0) {
      words.append(
          " %,d tokens used, %,d held for calls under way, %,d allowed, the next call may use %,d;"
              .formatted(used.tokens(), held.tokens(), most.tokens(), asked.tokens()));
    }
    if (most.microUsd() > 0) {
      words.append(
          " %s USD used, %s held for calls under way, %s allowed, the next call may use %s;"
              .formatted(used.usd(), held.usd(), most.usd(), asked.usd()));
    }
    return words.substring(0, words.length() - 1);
  }
}
