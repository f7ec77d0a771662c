package dev.autodev.sessions.replay;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes wrong in the middle of an answer that began well. */
enum Midway {
  /** The connection is lost. */
  CUT,
  /** Nothing more comes. */
  STALL,
  /** A piece comes that is no JSON; what follows it is well. */
  MALFORMED;

  private static final String BROKEN = "event: broken\ndata: {\"type\": \"content_block\n\n";

  /** The answer as far as it gets; a document breaks within, events break between. */
  Played of(Played whole) {
    List<Buffer> body = whole.body();
    if (body.size() == 1) {
      Buffer document = body.getFirst();
      return ended(whole, List.of(document.getBuffer(0, document.length() / 2)));
    }
    int half = body.size() / 2;
    List<Buffer> pieces = new ArrayList<>(body.subList(0, half));
    if (this == MALFORMED) {
      pieces.add(Buffer.buffer(BROKEN));
      pieces.addAll(body.subList(half, body.size()));
    }
    return ended(whole, pieces);
  }

  private Played ended(Played whole, List<Buffer> pieces) {
    BodyEnd end =
        switch (this) {
          case CUT -> BodyEnd.LOST;
          case STALL -> BodyEnd.SILENT;
          case MALFORMED -> BodyEnd.COMPLETE;
        };
    return new Played(whole.status(), whole.headers(), pieces, whole.delay(), end);
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
