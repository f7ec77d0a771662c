'use strict';
const { same } = require('../node/bench');
const { workflows } = require('../node/rounds');
const { call } = require('./calls');
const { FLOW, STEPS } = require('./definitions');

const MANY = 50;

const flow = async (bench) => [
  await workflows(bench, MANY, STEPS, { server: bench.server }, (data) =>
    call(bench.server, 'POST', `/api/workflow/${FLOW}`, data)),
];

module.exports = { flow: [same(flow)] };
