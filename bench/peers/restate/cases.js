'use strict';
const { same } = require('../node/bench');
const { inFlight } = require('../node/round');
const { filedAndDone, oneAtATime, workflows } = require('../node/rounds');
const { STEPS } = require('./services');

const FEW = 10;
const MANY = 50;

const sender = (bench, name) => bench.ingress.serviceSendClient({ name });

const burst = (conc) => async (bench) => {
  const jobs = sender(bench, 'bench');
  const order = { admin: bench.admin };
  return [await filedAndDone(bench, 'burst', conc, order, (n) => inFlight(conc, n, () => jobs.job({})))];
};

const lat = async (bench) => {
  const jobs = sender(bench, 'bench');
  return [await oneAtATime(bench, { admin: bench.admin }, (data) => jobs.job(data))];
};

const flow = async (bench) => {
  const flows = sender(bench, 'flow');
  return [await workflows(bench, MANY, STEPS, { admin: bench.admin }, (data) => flows.run(data))];
};

module.exports = { burst: [same(burst(FEW)), same(burst(MANY))], lat: [same(lat)], flow: [same(flow)] };
