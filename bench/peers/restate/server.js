'use strict';
// A Restate server of the run's own, on loopback, with its data in a directory that goes with it.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { freePort, ready, stopped } = require('../node/server');

// The program itself, not the script that starts it: its processor time is asked for by its id.
const PROGRAM = `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`;
const SECONDS = 30;

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
    await stopped(child);
    fs.rmSync(data, { recursive: true, force: true });
  };
  try {
    await ready('Restate', child, SECONDS, `http://127.0.0.1:${ingress}/restate/health`, `http://127.0.0.1:${admin}/health`);
  } catch (error) {
    await stop();
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
