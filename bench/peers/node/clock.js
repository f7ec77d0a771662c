'use strict';

/** Microseconds of a clock that the producer's and the worker's process share. */
exports.now = () => Number(process.hrtime.bigint() / 1000n);
