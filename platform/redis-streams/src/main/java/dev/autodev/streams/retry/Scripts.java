package dev.autodev.streams.retry;

/**
 * Run inside Redis, each as one step. {@code KEYS}: the stream, the sorted set; {@code ARGV[1]}:
 * the group. Time is the server's: consumers' clocks may differ.
 */
final class Scripts {
  /** Before version 7 a script that asks for the time may only write after this. */
  private static final String EFFECTS =
      "if redis.replicate_commands then redis.replicate_commands() end\n";

  private static final String NOW =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      """;

  /** The owner, the keeper, the delay, ids: from the owner to the keeper, unless it lost them. */
  static final String POSTPONE =
      EFFECTS
          + NOW
          + """
          local moved = 0
          for i = 5, #ARGV do
            local id = ARGV[i]
            if #redis.call('XPENDING', KEYS[1], ARGV[1], id, id, 1, ARGV[2]) > 0 then
              redis.call('ZADD', KEYS[2], now + ARGV[4], id)
              redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[3], 0, id, 'JUSTID')
              moved = moved + 1
            end
          end
          return moved
          """;

  /**
   * The taker, the keeper, how many: from the keeper to the taker, with id, fields and deliveries.
   * Entries that were trimmed meanwhile are acknowledged.
   */
  static final String TAKE_DUE =
      EFFECTS
          + NOW
          + """
          local taken = {}
          local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, ARGV[4])
          for _, id in ipairs(due) do
            local kept = redis.call('XPENDING', KEYS[1], ARGV[1], id, id, 1, ARGV[3])
            redis.call('ZREM', KEYS[2], id)
            if #kept > 0 then
              local entry = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, id)[1]
              if entry and entry[2] then
                taken[#taken + 1] = {id, entry[2], kept[1][4] + 1}
              else
                redis.call('XACK', KEYS[1], ARGV[1], id)
              end
            end
          end
          return taken
          """;

  static final String NEXT_DUE =
      NOW
          + """
          local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
          if #first == 0 then return -1 end
          return math.max(0, first[2] - now)
          """;

  /** The keeper. */
  static final String REPAIR =
      EFFECTS
          + NOW
          + """
          local added = 0
          for _, kept in ipairs(redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1000, ARGV[2])) do
            added = added + redis.call('ZADD', KEYS[2], 'NX', now, kept[1])
          end
          return added
          """;

  private Scripts() {}
}
