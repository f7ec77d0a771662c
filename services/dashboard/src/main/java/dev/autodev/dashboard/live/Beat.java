package dev.autodev.dashboard.live;

/** What an open page is told. A fragment that htmx swaps in; what waits for its id then fetches. */
enum Beat {
  /** Something that the page shows has another state. */
  CHANGED("beat"),
  /** The task has said more. */
  OUTPUT("beat-output");

  private final String fragment;

  Beat(String element) {
    this.fragment = "<i id=\"%s\" hx-swap-oob=\"innerHTML\"></i>".formatted(element);
  }

  String fragment() {
    return fragment;
  }
}
