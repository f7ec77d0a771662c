'use strict';

/** The answer's text; a refusal is an error that names the call. */
const call = async (server, method, path, body) => {
  const answer = await fetch(server + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Conductor answers ${method} ${path} with ${answer.status}: ${text}`);
  return text;
};

module.exports = { call };
