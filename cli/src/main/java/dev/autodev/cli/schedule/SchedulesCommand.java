package dev.autodev.cli.schedule;

import picocli.CommandLine.Command;

/** What is filed again and again, or at a time. */
@Command(
    name = "schedules",
    description = "What is filed again and again, or at a time.",
    subcommands = {
      SchedulesListCommand.class,
      SchedulesCreateCommand.class,
      SchedulesShowCommand.class,
      SchedulesChangeCommand.class,
      SchedulesMove.Pause.class,
      SchedulesMove.Resume.class,
      SchedulesMove.Delete.class,
      SchedulesMove.Run.class
    })
public final class SchedulesCommand {}
