'use strict';
const http2 = require('node:http2');
const { createEndpointHandler } = require('@restatedev/restate-sdk');
const { serve } = require('../node/worker');
const { register } = require('./server');
const { services } = require('./services');

// One endpoint for all rounds: Restate keeps its connections to it.
let current;
let listening;

const logger = ({ level }, ...words) => {
  if (level === 'error') console.error(...words);
};

const listen = () =>
  new Promise((resolve, reject) => {
    const server = http2.createServer(createEndpointHandler({ services: services(() => current), logger }));
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });

serve(async (round) => {
  current = round;
  if (!listening) {
    listening = listen().then((uri) => register({ admin: round.order.admin }, uri));
  }
  await listening;
  return { run: async () => {}, close: async () => {} };
});
