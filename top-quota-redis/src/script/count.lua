-- Adds the calls of today that a process made by itself.
--
-- KEYS  the hash of a key with a daily cap
-- ARGV  the time in µs (0: the clock of the server), the day, the calls of this process on that day, those that were not counted
--
-- Returns today's calls of all processes.

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local today = math.floor((now + 28800000000) / 86400000000)
local hash = redis.call('HMGET', KEYS[1], 'day', 'n')
local is_today = tonumber(hash[1] or 0) == today
local n = is_today and tonumber(hash[2] or 0) or 0
if tonumber(ARGV[2]) == today then
  n = math.max(n + tonumber(ARGV[4]), tonumber(ARGV[3]))
  redis.call('HSET', KEYS[1], 'day', today, 'n', n)
  if not is_today then
    redis.call('HSET', KEYS[1], 'background_n', 0)
  end
  redis.call('PEXPIRE', KEYS[1], 172800000)
end
return n
