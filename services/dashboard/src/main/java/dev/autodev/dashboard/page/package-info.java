/** The plain pages: one per list and thing, rendered on the server, whole without any script. */
package dev.autodev.dashboard.page;
