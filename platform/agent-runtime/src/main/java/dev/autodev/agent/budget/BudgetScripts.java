package dev.autodev.agent.budget;

/** What Redis does in one step, so that no two calls take the same rest of a budget. */
final class BudgetScripts {
  /**
   * Holds back a call's worst case in every limited scope, or in none; in none, too, where a person
   * stopped such calls.
   *
   * <p>Keys: limits, emergency stops, then for each scope what is used and what is held. Arguments:
   * reservation, tokens, micros, now and until when (milliseconds), then for each scope its name
   * and the key of its limit. Answers {@code granted}, {@code refused}, {@code busy} (only what
   * others hold back stands in the way), {@code closed} (the figures are not there yet) or {@code
   * stopped}, and for a scope that is full or nearly so its name, used, held and allowed tokens and
   * micros.
   */
  static final String RESERVE =
      """
      if not redis.call('HGET', KEYS[1], 'open') or redis.call('EXISTS', KEYS[2]) == 0 then return {'closed'} end
      local stop = redis.call('HGET', KEYS[2], 'all')
      for i = 7, #ARGV, 2 do stop = stop or redis.call('HGET', KEYS[2], ARGV[i]) end
      if stop then return {'stopped', stop} end
      local id, tokens, micros, now, till =
        ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
      local limited, busy, full = {}, nil, nil
      for i = 1, (#KEYS - 2) / 2 do
        local scope, usedKey, heldKey = ARGV[4 + 2 * i], KEYS[1 + 2 * i], KEYS[2 + 2 * i]
        local found = redis.call('HMGET', KEYS[1], scope, ARGV[5 + 2 * i])
        local limit = found[1] or found[2]
        if limit then
          local mostTokens, mostMicros = string.match(limit, '(%d+):(%d+)')
          mostTokens, mostMicros = tonumber(mostTokens), tonumber(mostMicros)
          local used = redis.call('HMGET', usedKey, 'tokens', 'micros')
          if not used[1] then return {'closed', scope} end
          local usedTokens, usedMicros, heldTokens, heldMicros = tonumber(used[1]), tonumber(used[2]), 0, 0
          local held = redis.call('HGETALL', heldKey)
          for j = 1, #held, 2 do
            local t, m, ends = string.match(held[j + 1], '(%d+):(%d+):(%d+)')
            if tonumber(ends) < now then
              -- Its caller is gone, and what it may have used counts as used.
              redis.call('HDEL', heldKey, held[j])
              redis.call('HINCRBY', usedKey, 'tokens', t)
              redis.call('HINCRBY', usedKey, 'micros', m)
              usedTokens, usedMicros = usedTokens + tonumber(t), usedMicros + tonumber(m)
            else
              heldTokens, heldMicros = heldTokens + tonumber(t), heldMicros + tonumber(m)
            end
          end
          local function beyond(t, m, share)
            return mostTokens > 0 and t > mostTokens * share or mostMicros > 0 and m > mostMicros * share
          end
          local told = {scope, string.format('%.0f', usedTokens), string.format('%.0f', usedMicros),
            string.format('%.0f', heldTokens), string.format('%.0f', heldMicros),
            string.format('%.0f', mostTokens), string.format('%.0f', mostMicros)}
          if beyond(usedTokens + tokens, usedMicros + micros, 1) then return {'refused', unpack(told)} end
          if beyond(usedTokens + heldTokens + tokens, usedMicros + heldMicros + micros, 1) then
            busy = busy or told
          end
          if beyond(usedTokens, usedMicros, 0.8) then full = full or told end
          limited[#limited + 1] = heldKey
        end
      end
      if busy then return {'busy', unpack(busy)} end
      for _, key in ipairs(limited) do
        redis.call('HSET', key, id, tokens .. ':' .. micros .. ':' .. till)
        redis.call('EXPIRE', key, 259200)
      end
      if full then return {'granted', unpack(full)} end
      return {'granted'}
      """;

  /**
   * Puts what a call used in the place of what was held; once, however often it is told.
   *
   * <p>Keys: for each scope what is used and what is held. Arguments: reservation, tokens, micros.
   */
  static final String SETTLE =
      """
      for i = 1, #KEYS, 2 do
        if redis.call('HDEL', KEYS[i + 1], ARGV[1]) == 1 then
          redis.call('HINCRBY', KEYS[i], 'tokens', ARGV[2])
          redis.call('HINCRBY', KEYS[i], 'micros', ARGV[3])
        end
      end
      """;

  private BudgetScripts() {}
}
