-- Lets a key that was slowed down recover by one step, if the last step is 10 seconds old.
--
-- KEYS  the hash of the key
-- ARGV  the time in µs (0: the clock of the server)
--
-- Returns the number of steps that are left, and the time in µs until the next one can be taken back.

local RECOVERY = 10000000
local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local hash = redis.call('HMGET', KEYS[1], 'slow', 'slowed')
local slow, slowed = tonumber(hash[1] or 0), tonumber(hash[2] or 0)
if slow > 0 and now - slowed >= RECOVERY then
  slow, slowed = slow - 1, now
  redis.call('HSET', KEYS[1], 'slow', slow, 'slowed', slowed)
end
return {slow, math.max(slowed + RECOVERY - now, 0)}
