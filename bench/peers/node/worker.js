'use strict';
// The worker's process: told by its parent what to work on, tells it what was done and what that took.
const { now } = require('./clock');
const { ownPeakMb, ownSeconds } = require('./cost');

/** What one round saw; a peer tells it what began and what is done. */
class Round {
  constructor(order) {
    this.order = order;
    this.left = order.expected;
    this.starts = [];
    this.dones = [];
    this.cpu = ownSeconds();
  }

  began(filed) {
    this.starts.push(now() - filed);
  }

  /** Whether that was the last one. */
  completed(name, filed) {
    if (name === 'waiting' || this.left === 0) return false; // of the backlog: not what is measured
    if (this.order.timedBy === name) this.dones.push(now() - filed);
    this.left--;
    if (this.order.announce) process.send({ event: 'one' });
    if (this.left === 0) process.send(this.report());
    return this.left === 0;
  }

  report() {
    return {
      event: 'done', at: now(), starts: this.starts, dones: this.dones, cpu: ownSeconds() - this.cpu, rss: ownPeakMb(),
    };
  }
}

const failed = (what, error) => process.send({ event: 'failed', reason: `${what}: ${error.message}` });

/** `open(round)` answers what runs and closes it. */
const serve = (open) => {
  let round;
  let opened;
  const commands = {
    open: async (order) => {
      round = new Round(order);
      opened = await open(round);
      process.send({ event: 'ready' });
    },
    run: async () => {
      round.cpu = ownSeconds();
      await opened.run();
      process.send({ event: 'running' });
    },
    close: async () => {
      await opened.close();
      process.send({ event: 'closed' });
    },
  };
  process.on('message', (message) => {
    commands[message.command](message.order).catch((error) => failed(message.command, error));
  });
  process.on('disconnect', () => process.exit(0));
};

module.exports = { failed, serve };
