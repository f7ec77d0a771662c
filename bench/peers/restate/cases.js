'use strict';
const { same } = require('../node/bench');
const { percentiles, perSecond } = require('../node/measure');
const { inFlight, round } = require('../node/round');
const { STEPS } = require('./services');

const FEW = 10;
const MANY = 50;

const burst = (conc) => async (bench) => {
  const n = bench.sizes.jobs;
  const job = bench.ingress.serviceSendClient({ name: 'bench' });
  return [
    await round(bench, { admin: bench.admin, expected: n }, async (began, done) => {
      await inFlight(conc, n, () => job.job({}));
      const filed = bench.now() - began;
      const took = (await done).at - began;
      return { case: 'burst', n, conc, enq_s: perSecond(n, filed), total_s: perSecond(n, took) };
    }),
  ];
};

/** One at a time on an idle system. */
const lat = async (bench) => {
  const n = bench.sizes.single;
  const job = bench.ingress.serviceSendClient({ name: 'bench' });
  const order = { admin: bench.admin, expected: n, timedBy: 'job', announce: true };
  return [
    await round(bench, order, async (began, done) => {
      for (let i = 0; i < n; i++) {
        const one = bench.worker.next('one');
        await job.job({ filed: bench.now() });
        await one;
      }
      const { starts, dones } = await done;
      return { case: 'lat', n, conc: 1, start: percentiles(starts), done: percentiles(dones) };
    }),
  ];
};

const flow = async (bench) => {
  const n = bench.sizes.workflows;
  const workflow = bench.ingress.serviceSendClient({ name: 'flow' });
  const order = { admin: bench.admin, expected: n * STEPS, timedBy: 'devops' };
  return [
    await round(bench, order, async (began, done) => {
      await inFlight(MANY, n, (i) => workflow.run({ workflow: i, filed: bench.now() }));
      const { at, dones } = await done;
      const took = at - began;
      return {
        case: 'flow', n, conc: MANY, total_s: perSecond(n * STEPS, took), wf_s: perSecond(n, took),
        done: percentiles(dones),
      };
    }),
  ];
};

module.exports = { burst: [same(burst(FEW)), same(burst(MANY))], lat: [same(lat)], flow: [same(flow)] };
