/** The control plane over HTTP: REST API, problem details, health, a plain page per list. */
package dev.autodev.dashboard;
