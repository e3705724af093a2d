-- Closes a key, slows it down if asked for, and tells the other processes.
--
-- KEYS  the hash of the key
-- ARGV  the time in µs (0: the clock of the server), the ban in µs, whether to slow down (1) or not (0), the least number of
--       steps that the key must be slowed down, the channel, the name of the key
--
-- A ban is never shortened. Calls that were under way together slow a key down once, whichever process sent them.
-- Returns the rest of the ban in µs and the number of steps.

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local wait = tonumber(ARGV[2])
local hash = redis.call('HMGET', KEYS[1], 'ban', 'slow', 'slowed')
local ban = math.max(tonumber(hash[1] or 0), now + wait)
local slow, slowed = tonumber(hash[2] or 0), tonumber(hash[3] or 0)

local steps = math.max(slow, tonumber(ARGV[4]))
local is_new = ARGV[3] == '1' and (slow == 0 or now - slowed >= wait)
if is_new then
  steps = math.max(steps, math.min(slow + 1, 6))
end
if is_new or steps > slow then
  slowed = now
end

redis.call('HSET', KEYS[1], 'ban', ban, 'slow', steps, 'slowed', slowed)
redis.call('PEXPIRE', KEYS[1], math.max(172800000, math.ceil((ban - now) / 1000)))
-- `..` keeps 14 digits of a number only.
redis.call('PUBLISH', ARGV[5], string.format('%.0f %d %s', ban - now, steps, ARGV[6]))
return {ban - now, steps}
