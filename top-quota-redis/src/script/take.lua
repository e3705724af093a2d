-- Takes one call from all keys, or from none.
--
-- KEYS  the generation, then the hash of each key
-- ARGV  the generation, the time in µs (0: the clock of the server), the patience in µs, the number of counters of each key (1: all
--       calls; 2: background calls as well), then a text for each counter of each key:
--       `DOUBLED` for a counter without limits, or else `DOUBLED INTERVAL BURST DAILY`: the interval in µs that slow-downs double,
--       the interval in µs (0: no rate), the burst, the daily limit (-1: none)
--
-- Returns the outcome, the position of the key that decides, the wait in µs, a bit for each key that is slowed down, and today's
-- calls of each key with a daily limit. Outcomes: 0 taken, to be sent after the wait; refused by 1 the rate, 2 the daily limit,
-- 3 a ban; -1 the generation differs, so the content was lost.

local call, tonumber = redis.call, tonumber
if call('GET', KEYS[1]) ~= ARGV[1] then
  return {-1, 0, 0, 0}
end
local now = tonumber(ARGV[2])
if now == 0 then
  local time = call('TIME')
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

-- What is written if the call is taken, the keys that have their first call of the day, and the counts.
local changes, fresh, counts, argument = {}, {}, {}, 5
for position = 1, #KEYS - 1 do
  local key, hash = KEYS[position + 1]
  if counters == 1 then
    hash = call('HMGET', key, 'ban', 'slow', 'day', 'tat', 'n')
  else
    hash = call('HMGET', key, 'ban', 'slow', 'day', 'tat', 'n', 'background_tat', 'background_n')
  end
  if hash[1] then
    consider(position, 3, tonumber(hash[1]) - now)
  end
  local slow = hash[2] and tonumber(hash[2]) or 0
  if slow > 0 then
    slowed = slowed + 2 ^ (position - 1)
  end
  local change
  for counter = 1, counters do
    local limits = ARGV[argument]
    local doubled, interval, burst, daily = tonumber(limits), 0, 1, -1
    argument = argument + 1
    if not doubled then
      doubled, interval, burst, daily = string.match(limits, '(%d+) (%d+) (%d+) (-?%d+)')
      interval, burst, daily = tonumber(interval), tonumber(burst), tonumber(daily)
    end
    if slow > 0 then
      interval, burst = doubled * 2 ^ slow, 1
    end
    if interval > 0 or daily >= 0 then
      local is_today = hash[3] and tonumber(hash[3]) == today
      local tat = math.max(tonumber(hash[2 * counter + 2] or 0), now)
      local n = is_today and tonumber(hash[2 * counter + 3] or 0) or 0
      if daily >= 0 and n >= daily then
        consider(position, 2, midnight - now)
      end
      if interval > 0 then
        consider(position, 1, tat - (burst - 1) * interval - now)
      end
      if counter == 1 then
        change = {'HSET', key, 'day', today, 'tat', tat + interval, 'n', n + 1}
        if counters == 1 and not is_today then
          change[9], change[10] = 'background_n', 0
        end
        changes[#changes + 1] = change
        if not is_today then
          fresh[#fresh + 1] = key
        end
        if daily >= 0 then
          counts[#counts + 1] = n
        end
      else
        change[9], change[10], change[11], change[12] = 'background_tat', tat + interval, 'background_n', n + 1
      end
    end
  end
end

local is_taken = kind <= 1 and longest <= patience
local reply = {is_taken and 0 or kind, decides, longest, slowed}
if is_taken then
  for _, change in ipairs(changes) do
    call(unpack(change))
  end
  -- A key lives for two days from its first call of a day.
  for _, key in ipairs(fresh) do
    call('PEXPIRE', key, 172800000)
  end
end
for _, n in ipairs(counts) do
  reply[#reply + 1] = n + (is_taken and 1 or 0)
end
return reply
