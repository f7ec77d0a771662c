'use strict';
// A Restate server of the run's own, on loopback, with its data in a directory that goes with it.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

// The program itself, not the script that starts it: its processor time is asked for by its id.
const PROGRAM = `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`;
const LOOKS = 300;

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

const until = async (child, ...urls) => {
  for (let look = 0; look < LOOKS; look++) {
    if (child.exitCode !== null) throw new Error(`Restate's server ended with ${child.exitCode}; see its words above`);
    if ((await Promise.all(urls.map(healthy))).every(Boolean)) return;
    await pause(100);
  }
  throw new Error('Restate\'s server is not ready within 30 s; nothing is reported');
};

const start = async () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-restate.'));
  const [node, ingress, admin] = [await freePort(), await freePort(), await freePort()];
  const env = {
    PATH: process.env.PATH,
    RESTATE_BASE_DIR: data,
    RESTATE_LISTEN_MODE: 'tcp',
    RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
    RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
    RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
    RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
    RESTATE_DISABLE_TELEMETRY: 'true',
    RESTATE_LOG_FILTER: 'error,octocrab=off', // it looks for Kubernetes
  };
  const child = spawn(require.resolve(PROGRAM), ['--no-logo'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(data, { recursive: true, force: true });
  };
  try {
    await until(child, `http://127.0.0.1:${ingress}/restate/health`, `http://127.0.0.1:${admin}/health`);
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
  return { ingress: `http://127.0.0.1:${ingress}`, admin: `http://127.0.0.1:${admin}`, pid: child.pid, stop };
};

/** Tells it where the handlers are; again where they moved. */
const register = async (server, uri) => {
  const answer = await fetch(`${server.admin}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri, force: true }),
  });
  if (!answer.ok) throw new Error(`Restate does not take the handlers: ${answer.status} ${await answer.text()}`);
};

module.exports = { register, start };
