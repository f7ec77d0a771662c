'use strict';
// Connections, and what has to be asked of Redis besides jobs.
const IORedis = require('ioredis');

const PREFIX = 'bench-bullmq';

/** For BullMQ, which opens and closes connections of its own. */
const connection = () => {
  const given = process.env.QUARKUS_REDIS_HOSTS;
  if (!given) throw new Error('QUARKUS_REDIS_HOSTS is not set; scripts/bench sets it');
  const url = new URL(given);
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    username: url.username || undefined,
    password: url.password || undefined,
    maxRetriesPerRequest: null,
  };
};

const connect = () => new IORedis(connection());

const setting = async (redis, name) => (await redis.config('GET', name))[1];

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** A rewrite of the append-only file in the background is not what is measured. */
const awaitRewrite = async (redis) => {
  for (let look = 0; look < 1200; look++) {
    const info = await redis.info('persistence');
    if (!/aof_rewrite_(in_progress|scheduled):1/.test(info)) return;
    await pause(50);
  }
  throw new Error('Redis still rewrites its append-only file after a minute; run it again');
};

/** How the append-only file is written while the given work is done; as it was again afterwards. */
const withFsync = async (redis, fsync, work) => {
  const before = [await setting(redis, 'appendonly'), await setting(redis, 'appendfsync')];
  try {
    await redis.config('SET', 'appendonly', 'yes');
    await redis.config('SET', 'appendfsync', fsync);
    await awaitRewrite(redis);
    return await work();
  } finally {
    await redis.config('SET', 'appendonly', before[0]);
    await redis.config('SET', 'appendfsync', before[1]);
  }
};

/** Nothing left of the case before; other keys of the server stay. */
const clean = async (redis) => {
  const keys = redis.scanStream({ match: `${PREFIX}:*`, count: 5000 });
  for await (const some of keys) if (some.length > 0) await redis.unlink(some);
};

const usedMemory = async (redis) => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))[1]);

module.exports = { PREFIX, awaitRewrite, clean, connect, connection, usedMemory, withFsync };
