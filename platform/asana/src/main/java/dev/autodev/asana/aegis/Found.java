package dev.autodev.asana.aegis;

import dev.autodev.asana.client.AsanaTask;
import dev.autodev.asana.client.Project;

/** An open task as a poll finds it. */
record Found(AsanaTask task, Project project) {}
