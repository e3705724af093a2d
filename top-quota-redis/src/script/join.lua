-- Registers a process, and agrees on when the processes begin to share again.
--
-- KEYS  the generation, the processes, the time at which sharing begins
-- ARGV  the time in µs (0: the clock of the server), the process (empty: not registered), a generation to set if there is none, the
--       time in µs until sharing begins if no other process has set it (0: not asked)
--
-- A new generation means that the content was lost. All processes that come back within the same time begin to share at the same
-- moment, so that none uses its own share while others use the whole limit.
-- Returns the generation, the time in µs until sharing begins, and the processes.

local ALIVE, KEEP = 15000000, 172800000
local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local generation = redis.call('GET', KEYS[1])
if not generation then
  generation = ARGV[3]
end
redis.call('SET', KEYS[1], generation, 'PX', KEEP)
if ARGV[2] ~= '' then
  redis.call('ZADD', KEYS[2], now, ARGV[2])
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. string.format('%.0f', now - ALIVE))
redis.call('PEXPIRE', KEYS[2], KEEP)

local wait, pause = 0, tonumber(ARGV[4])
if pause > 0 then
  local start = tonumber(redis.call('GET', KEYS[3]) or 0)
  if start <= now then
    start = now + pause
    redis.call('SET', KEYS[3], start, 'PX', math.ceil(pause / 1000))
  end
  wait = start - now
end
return {generation, wait, redis.call('ZRANGE', KEYS[2], 0, -1)}
