-- Takes one call from all keys, or from none.
--
-- KEYS  the generation, then the hash of each key
-- ARGV  the generation, the time in µs (0: the clock of the server), the patience in µs, the number of counters of each key (1: all
--       calls; 2: background calls as well), then for each counter of each key:
--       interval in µs (0: no rate), interval in µs that slow-downs double, burst, daily limit (-1: none)
--
-- Returns the outcome, the position of the key that decides, the wait in µs, a bit for each key that is slowed down, and today's
-- calls of each key with a daily limit. Outcomes: 0 taken, to be sent after the wait; refused by 1 the rate, 2 the daily limit,
-- 3 a ban; -1 the generation differs, so the content was lost.

if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return {-1, 0, 0, 0}
end
local now = tonumber(ARGV[2])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local patience, counters = tonumber(ARGV[3]), tonumber(ARGV[4])

-- Days begin at midnight, GMT+8.
local DAY, OFFSET = 86400000000, 28800000000
local today = math.floor((now + OFFSET) / DAY)
local midnight = (today + 1) * DAY - OFFSET

-- The longest wait decides, and the first of equal waits.
local kind, decides, longest, slowed = 0, 0, 0, 0
local function consider(position, reason, wait)
  if wait > longest then
    kind, decides, longest = reason, position, wait
  end
end

-- What is written if the call is taken, and the counts.
local changes, counts, argument = {}, {}, 5
for position = 1, #KEYS - 1 do
  local hash
  if counters == 1 then
    hash = redis.call('HMGET', KEYS[position + 1], 'ban', 'slow', 'day', 'tat', 'n')
  else
    hash = redis.call('HMGET', KEYS[position + 1], 'ban', 'slow', 'day', 'tat', 'n', 'background_tat', 'background_n')
  end
  if hash[1] then
    consider(position, 3, tonumber(hash[1]) - now)
  end
  local slow = hash[2] and tonumber(hash[2]) or 0
  if slow > 0 then
    slowed = slowed + 2 ^ (position - 1)
  end
  local is_today = hash[3] and tonumber(hash[3]) == today
  local change = false
  for counter = 1, counters do
    local interval, burst, daily = tonumber(ARGV[argument]), 1, tonumber(ARGV[argument + 3])
    if slow > 0 then
      interval = tonumber(ARGV[argument + 1]) * 2 ^ slow
    elseif interval > 0 then
      burst = tonumber(ARGV[argument + 2])
    end
    argument = argument + 4
    if interval > 0 or daily >= 0 then
      local tat = math.max(tonumber(hash[2 * counter + 2] or 0), now)
      local n = is_today and tonumber(hash[2 * counter + 3] or 0) or 0
      if daily >= 0 and n >= daily then
        consider(position, 2, midnight - now)
      end
      if interval > 0 then
        consider(position, 1, tat - (burst - 1) * interval - now)
      end
      if counter == 1 then
        change = {'day', today, 'tat', tat + interval, 'n', n + 1}
        if counters == 1 and not is_today then
          change[7], change[8] = 'background_n', 0
        end
        if daily >= 0 then
          counts[#counts + 1] = n
        end
      else
        change[7], change[8], change[9], change[10] = 'background_tat', tat + interval, 'background_n', n + 1
      end
    end
  end
  -- A key lives for two days from its first call of a day.
  changes[position] = {change, not is_today}
end

local is_taken = kind <= 1 and longest <= patience
local reply = {is_taken and 0 or kind, decides, longest, slowed}
if is_taken then
  for position, entry in ipairs(changes) do
    if entry[1] then
      redis.call('HSET', KEYS[position + 1], unpack(entry[1]))
      if entry[2] then
        redis.call('PEXPIRE', KEYS[position + 1], 172800000)
      end
    end
  end
end
for _, n in ipairs(counts) do
  reply[#reply + 1] = n + (is_taken and 1 or 0)
end
return reply
