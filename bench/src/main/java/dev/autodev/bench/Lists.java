package dev.autodev.bench;

import dev.autodev.control.NewTask;
import dev.autodev.control.view.TaskView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;

/** Files the same task so many times, in lists, or one by one where a list has room for one. */
@Singleton
class Lists {
  /** Calls at once where the lists are long. */
  static final int CLIENTS = 4;

  /** Tasks in a long list. */
  static final int LONG = 500;

  @Inject Plane plane;

  Filed file(NewTask task, int count, int clients, int length) {
    Filed filed = new Filed(count);
    new Clients(clients)
        .call(
            Math.ceilDiv(count, length),
            n -> {
              int first = n * length;
              int size = Math.min(length, count - first);
              long now = System.nanoTime();
              List<TaskView> views =
                  Plane.get(plane.tasks.createAll(Collections.nCopies(size, task), Plane.CLIENT));
              for (int i = 0; i < size; i++) {
                filed.put(first + i, now, views.get(i).id());
              }
            });
    return filed;
  }
}
