package dev.autodev.sessions.gateway;

import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.gateway.heard.Overheard;
import dev.autodev.sessions.upstream.NoAnswerException;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import org.jspecify.annotations.Nullable;

/** A call that was sent: counted with the first word on what it used, recorded when it ended. */
final class OpenCall implements Relay.Listener {
  private final SessionGrant grant;
  private final OpenAccount account;
  private final Exchange exchange;
  private final Desk desk;
  private @Nullable Overheard heard;
  private int number;
  private boolean ended;

  OpenCall(SessionGrant grant, OpenAccount account, Exchange exchange, Desk desk) {
    this.grant = grant;
    this.account = account;
    this.exchange = exchange;
    this.desk = desk;
  }

  /** From now on its session's end cuts it. */
  void begin(Runnable cut) {
    number = grant.calls().begin(this, cut);
    exchange.sent(number);
  }

  int number() {
    return number;
  }

  CallEstimate worst() {
    return account.worst();
  }

  void answered(UpstreamAnswer answer, Overheard overheard) {
    heard = overheard;
    exchange.answered(answer, overheard);
  }

  @Override
  public void heard() {
    settle(charge());
  }

  @Override
  public void ended(CallEnd end) {
    if (ended) {
      return;
    }
    boolean whole = heard != null && heard.isOver();
    close(whole ? CallEnd.COMPLETE : end, charge());
  }

  @Override
  public boolean isEnded() {
    return ended;
  }

  /** No answer came, but a reason. */
  void unanswered(Refusal refusal, NoAnswerException.Sent sent) {
    if (ended) {
      return;
    }
    exchange.unanswered(refusal);
    boolean unread = sent == NoAnswerException.Sent.UNREAD;
    close(CallEnd.REFUSED, unread ? Charge.NOTHING : Charge.unknown(worst()));
  }

  private void close(CallEnd end, Charge charge) {
    ended = true;
    if (heard != null) {
      heard.note().ifPresent(desk::note);
    }
    settle(charge);
    exchange.ended(end, charge).onComplete(recorded -> grant.calls().end(this));
  }

  private Charge charge() {
    return heard == null
        ? Charge.unknown(worst())
        : Charge.of(heard, worst(), desk.accounts().prices());
  }

  private void settle(Charge charge) {
    account.settle(charge.usage());
  }
}
