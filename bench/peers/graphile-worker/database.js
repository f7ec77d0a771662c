'use strict';
// Connections, and a schema of graphile-worker's own that is removed afterwards.
const { Pool } = require('pg');
const { database } = require('../node/database');

const SCHEMA = 'bench_graphile_worker';
const CONNECTIONS = 45; // of each of two processes: a server takes a hundred by default

const pool = () => {
  const connections = new Pool({ ...database(), max: CONNECTIONS });
  const told = (error) => console.error(error.message);
  connections.on('error', told);
  connections.on('connect', (client) => client.on('error', told));
  return connections;
};

const options = (pgPool) => ({
  pgPool,
  noHandleSignals: true,
  logger: require('./quiet'),
  preset: { worker: { schema: SCHEMA } },
});

/** Nothing of the case before is left; the three in parallel of a workflow count themselves in a table of ours. */
const empty = async (pgPool) => {
  await pgPool.query(`truncate ${SCHEMA}._private_jobs`);
  await pgPool.query(`create table if not exists ${SCHEMA}.bench_join (workflow int primary key, arrived int not null)`);
  await pgPool.query(`truncate ${SCHEMA}.bench_join`);
};

const remove = (pgPool) => pgPool.query(`drop schema if exists ${SCHEMA} cascade`);

/** Bytes of what waits, indexes included. */
const bytes = async (pgPool) =>
  Number((await pgPool.query(`select pg_total_relation_size('${SCHEMA}._private_jobs') as n`)).rows[0].n);

module.exports = { SCHEMA, bytes, empty, options, pool, remove };
