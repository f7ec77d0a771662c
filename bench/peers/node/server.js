'use strict';
// A server of a peer's own, on loopback, for as long as the run lasts.
const net = require('node:net');

const LOOK_MILLIS = 100;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const healthy = async (url) => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // not yet
  }
};

/** Until each of the addresses answers well. */
const ready = async (name, child, seconds, ...urls) => {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`${name}'s server ended with ${child.exitCode}; see its words above`);
    if ((await Promise.all(urls.map(healthy))).every(Boolean)) return;
    await pause(LOOK_MILLIS);
  }
  throw new Error(`${name}'s server is not ready within ${seconds} s; nothing is reported`);
};

const stopped = async (child) => {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
};

module.exports = { freePort, ready, stopped };
