'use strict';
// The producer's side of the worker's process: one per benchmark, so that its code is warm.
const { fork } = require('node:child_process');

const WITHIN_MILLIS = 300_000;

class WorkerProcess {
  constructor(file) {
    this.waiting = new Map();
    this.child = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child.on('message', (message) => this.heard(message));
    this.child.on('exit', (code) => this.failAll(`the worker's process ended with ${code}`));
  }

  heard(message) {
    if (message.event === 'failed') {
      this.failAll(message.reason);
      return;
    }
    const waiting = this.waiting.get(message.event);
    this.waiting.delete(message.event);
    waiting?.resolve(message);
  }

  failAll(reason) {
    for (const { reject } of this.waiting.values()) reject(new Error(`${reason}; nothing is reported`));
    this.waiting.clear();
  }

  /** The next event of that name. */
  next(event) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The worker says no '${event}' within ${WITHIN_MILLIS} ms`)),
        WITHIN_MILLIS,
      );
      const ended = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      this.waiting.set(event, { resolve: ended(resolve), reject: ended(reject) });
    });
  }

  async ask(command, answer, order) {
    const answered = this.next(answer);
    this.child.send({ command, order });
    return answered;
  }

  open(order) {
    return this.ask('open', 'ready', order);
  }

  run() {
    return this.ask('run', 'running');
  }

  close() {
    return this.ask('close', 'closed');
  }

  end() {
    this.child.removeAllListeners('exit');
    this.child.disconnect();
  }
}

module.exports = { WorkerProcess };
