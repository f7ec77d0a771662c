'use strict';

/** The PostgreSQL that all are measured on, as the module pg names its settings. */
exports.database = () => {
  const given = process.env.QUARKUS_DATASOURCE_REACTIVE_URL;
  if (!given) throw new Error('QUARKUS_DATASOURCE_REACTIVE_URL is not set; scripts/bench sets it');
  const url = new URL(given.replace(/^vertx-reactive:/, ''));
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    database: url.pathname.slice(1),
    user: process.env.QUARKUS_DATASOURCE_USERNAME,
    password: process.env.QUARKUS_DATASOURCE_PASSWORD,
  };
};
