'use strict';
// A Conductor server of the run's own, on loopback, its queues and executions in the PostgreSQL that all are measured on.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { Client } = require('pg');
const { database } = require('../node/database');
const { freePort, ready, stopped } = require('../node/server');

const SCHEMA = 'bench_conductor';
const JAR = path.join(__dirname, 'target', 'conductor-server-boot.jar'); // where scripts/bench puts it
const SECONDS = 180; // it starts for half a minute where nothing else works

const remove = async () => {
  const client = new Client(database());
  await client.connect();
  try {
    await client.query(`drop schema if exists ${SCHEMA} cascade`);
  } finally {
    await client.end();
  }
};

const settings = (port) => {
  const { host, port: postgres, database: name } = database();
  return {
    'server.address': '127.0.0.1',
    'server.port': port,
    'conductor.db.type': 'postgres',
    'conductor.queue.type': 'postgres',
    'conductor.postgres.schema': SCHEMA,
    'conductor.indexing.enabled': false,
    'spring.datasource.url': `jdbc:postgresql://${host}:${postgres}/${name}?currentSchema=${SCHEMA}`,
    'spring.main.banner-mode': 'off',
    'logging.level.root': 'OFF',
  };
};

const start = async () => {
  await remove(); // what a run that was ended has left
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { user, password } = database();
  const env = { PATH: process.env.PATH, SPRING_DATASOURCE_USERNAME: user, SPRING_DATASOURCE_PASSWORD: password };
  const words = Object.entries(settings(port)).map(([key, value]) => `--${key}=${value}`);
  const child = spawn(path.join(process.env.JAVA_HOME, 'bin', 'java'), ['-Xmx1g', '-jar', JAR, ...words], {
    env, stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    await stopped(child);
    await remove();
  };
  try {
    await ready('Conductor', child, SECONDS, `${url}/health`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: child.pid, stop };
};

module.exports = { start };
