package dev.autodev.sessions.gateway;

import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.gateway.Accounts.Admission;
import dev.autodev.sessions.gateway.heard.Overheard;
import dev.autodev.sessions.limits.NoteReader;
import dev.autodev.sessions.protocol.CallShape;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.upstream.NoAnswerException;
import dev.autodev.sessions.upstream.Upstream;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One call on its way through the gateway; everything happens on its connection's event loop. */
final class Passage {
  private static final Logger LOG = Logger.getLogger(Passage.class);
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_ERROR = 400;

  private final HttpServerRequest client;
  private final Protocol protocol;
  private final SessionGrant grant;
  private final Upstream upstream;
  private final Desk desk;
  private final Promise<Void> abandoned = Promise.promise();
  private final Context context;

  Passage(
      HttpServerRequest client,
      Protocol protocol,
      SessionGrant grant,
      Upstream upstream,
      Desk desk) {
    this.client = client;
    this.protocol = protocol;
    this.grant = grant;
    this.upstream = upstream;
    this.desk = desk;
    this.context = desk.vertx().getOrCreateContext();
  }

  void begin() {
    client.response().closeHandler(gone -> abandoned.tryComplete());
    client.response().exceptionHandler(broken -> abandoned.tryComplete());
    BoundedBody.of(client)
        .onSuccess(this::read)
        .onFailure(
            fault -> {
              if (fault instanceof BoundedBody.TooLarge) {
                client.response().putHeader("connection", "close");
                refuse(Refusal.lasting(413, "the request is larger than 32 MiB"));
              }
            });
  }

  private void read(Buffer body) {
    String encoding = client.getHeader("content-encoding");
    if (encoding != null && !encoding.equals("identity")) {
      refuse(Refusal.lasting(415, "send the body as it is; the gateway has to count it"));
      return;
    }
    Optional<CallShape> shape = CallShape.of(protocol, body.getBytes());
    if (shape.isEmpty()) {
      refuse(Refusal.lasting(400, "the body must be a JSON object that names a 'model'"));
      return;
    }
    CallEstimate worst = desk.accounts().worst(shape.get());
    desk.accounts()
        .admit(grant, worst)
        .onComplete(decided -> context.runOnContext(here -> decided(decided, body)));
  }

  private void decided(AsyncResult<Admission> decided, Buffer body) {
    if (decided.failed()) {
      LOG.warnf(
          "task=%s a budget cannot be asked (%s); its calls are refused until it can",
          grant.key().taskId(), decided.cause());
      refuse(
          Refusal.passing(
              503, "a budget cannot be asked: %s".formatted(decided.cause().getMessage())));
      return;
    }
    Exchange exchange = new Exchange(grant, protocol, upstream.name(), body, desk);
    switch (decided.result()) {
      case Admission.Denied denied -> {
        Refusal refusal = Refusal.denied(denied.why());
        grant.calls().alsoAwait(exchange.refused(refusal));
        refuse(refusal);
      }
      case Admission.Open open -> send(open.account(), exchange, body);
    }
  }

  private void send(OpenAccount account, Exchange exchange, Buffer body) {
    if (abandoned.future().isComplete()) {
      account.settle(Charge.NOTHING.usage());
      return;
    }
    OpenCall call = new OpenCall(grant, account, exchange, desk);
    call.begin(() -> context.runOnContext(here -> abandoned.tryComplete()));
    abandoned.future().onComplete(gone -> abandon(call));
    upstream
        .send(
            new UpstreamCall(grant.key(), grant, call.number(), request(body), abandoned.future()))
        .onSuccess(answer -> answered(call, answer))
        .onFailure(fault -> unanswered(call, fault));
  }

  /** The client is gone, or its session has ended and it has to go. */
  private void abandon(OpenCall call) {
    call.ended(CallEnd.ABANDONED);
    if (!client.response().ended()) {
      client.connection().close();
    }
  }

  private UpstreamCall.Request request(Buffer body) {
    String query = client.query() == null ? "" : "?" + client.query();
    return new UpstreamCall.Request(protocol, query, Headers.ofRequest(client.headers()), body);
  }

  private void answered(OpenCall call, UpstreamAnswer answer) {
    if (answer.status() >= FIRST_REDIRECT && answer.status() < FIRST_ERROR) {
      String why = "%s answered %d; a redirect is not followed with a key";
      String message = why.formatted(upstream.name(), answer.status());
      unanswered(call, new NoAnswerException(502, message, NoAnswerException.Sent.UNREAD, false));
      abandoned.tryComplete();
      return;
    }
    NoteReader notes =
        new NoteReader(
            upstream.name(),
            call.worst().model(),
            grant.redactor()::redact,
            desk.clock(),
            desk.unknownWait());
    if (answer.status() < FIRST_REDIRECT) {
      notes.ofAnswer(answer.headers()).ifPresent(desk::note);
    }
    Overheard heard = Overheard.of(protocol, answer, notes);
    call.answered(answer, heard);
    new Relay(answer, client.response(), heard, call).run();
  }

  private void unanswered(OpenCall call, Throwable fault) {
    if (fault instanceof NoAnswerException told) {
      Refusal refusal =
          told.mayPass()
              ? Refusal.passing(told.status(), told.words())
              : Refusal.lasting(told.status(), told.words());
      call.unanswered(refusal, told.sent());
      refuse(refusal);
      return;
    }
    LOG.debugf(
        "task=%s connection to %s lost (%s); its client's is cut too",
        grant.key().taskId(), upstream.name(), fault);
    call.ended(CallEnd.CUT);
    client.connection().close();
  }

  private void refuse(Refusal refusal) {
    refusal.write(client.response(), protocol);
  }
}
