package dev.autodev.forge.gitlab;

import dev.autodev.forge.NewIssue;
import java.util.List;

/** A way to the epics of a group; an instance that does not allow it refuses as not allowed. */
interface EpicWay {
  /** Those that may be ours. */
  List<Wire.Issue> list();

  /** Makes one, whether there is one already or not. */
  Wire.Issue create(NewIssue epic);

  /** Labels, or the state; a repetition changes nothing. */
  void change(String iid, Wire.IssueFields fields);

  /** Puts an issue below it; a repetition changes nothing. */
  void assign(String iid, Wire.Issue issue);
}
