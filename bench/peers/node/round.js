'use strict';
// One round of a case: workers opened, work done, costs of both processes and of the servers taken.
const { hundredths, ownPeakMb, ownSeconds, serverSeconds } = require('./cost');

/** `work` files the jobs and may start the workers itself; what it returns is added to the figures. */
const round = async (bench, order, work) => {
  await bench.worker.open(order);
  if (!order.runLater) await bench.worker.run();
  const own = ownSeconds();
  const servers = serverSeconds();
  const done = bench.worker.next('done');
  const began = bench.now();
  const figures = await work(began, done);
  const ended = await done;
  const cost = {
    rss: Math.round(ownPeakMb() + ended.rss),
    cpu_s: hundredths(ownSeconds() - own + ended.cpu),
    server_cpu_s: servers === null ? null : hundredths(serverSeconds() - servers),
  };
  await bench.worker.close();
  return { peer: bench.peer, ...figures, ...cost };
};

/** So many in flight at once, each taking the next number. */
const inFlight = async (clients, count, file) => {
  let next = 0;
  const client = async () => {
    while (next < count) await file(next++);
  };
  await Promise.all(Array.from({ length: clients }, client));
};

module.exports = { inFlight, round };
