package dev.autodev.sims.gitlab;

import dev.autodev.sims.BareGit;
import dev.autodev.sims.Refused;
import java.util.ArrayList;
import java.util.List;

/** A project with its repository. */
final class Project {
  final int id;
  String path;
  final BareGit git;
  final String defaultBranch;
  final List<Issue> issues = new ArrayList<>();
  final List<MergeRequest> mergeRequests = new ArrayList<>();
  final List<Pipeline> pipelines = new ArrayList<>();
  boolean onlyMergeIfPipelineSucceeds;

  Project(int id, String path, BareGit git, String defaultBranch) {
    this.id = id;
    this.path = path;
    this.git = git;
    this.defaultBranch = defaultBranch;
  }

  String group() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  Issue issue(int iid) {
    return issues.stream()
        .filter(issue -> issue.iid == iid)
        .findFirst()
        .orElseThrow(() -> Refused.missing("Issue"));
  }

  MergeRequest mergeRequest(int iid) {
    return mergeRequests.stream()
        .filter(request -> request.iid == iid)
        .findFirst()
        .orElseThrow(() -> Refused.missing("Merge Request"));
  }
}
