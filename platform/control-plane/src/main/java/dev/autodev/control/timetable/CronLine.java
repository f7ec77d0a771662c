package dev.autodev.control.timetable;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.autodev.model.InvalidModelException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A line of cron as times on a clock that is never changed. */
final class CronLine {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private final ExecutionTime times;
  private final boolean everyHour;

  private CronLine(Cron cron) {
    this.times = ExecutionTime.forCron(cron);
    this.everyHour = cron.retrieve(CronFieldName.HOUR).getExpression() instanceof Always;
  }

  static CronLine of(String expression) {
    try {
      return new CronLine(PARSER.parse(expression).validate());
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "rhythm.expression '%s' is no line of cron (%s); it has five fields: minute hour day month weekday"
              .formatted(expression, e.getMessage()),
          e);
    }
  }

  /** Such a line goes by the passing hours: an hour that happens twice counts twice. */
  boolean everyHour() {
    return everyHour;
  }

  Optional<LocalDateTime> after(LocalDateTime time) {
    return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
  }
}
