-- The entry of one member, as every answer that shows entries carries it: one text, its words apart
-- by `|`, since a list would cost each entry as much as all the rest of it:
--   QUEUED seq epoch place       waiting; place counts the pops of the epoch before its turn, ''
--                                in a lobby. Popped but not durable is QUEUED with nobody ahead.
--   ADMITTED epoch.no seq        a unit is theirs, being recorded
--   SETTLED epoch.no seq orderId couponId payBy      ('' for what does not apply)
--   RETURNED epoch.no reason | REFUSED reason | LEFT | NONE
-- `hold` is the member's value in `admitted`, `score` that in `queue`, false when there is none.
-- Results are a cache: a SETTLED whose unit is in nobody's hands any more has RETURNED.
local function words(...)
  return table.concat({...}, '|')
end

local function fieldsOf(result)
  local fields = {}
  for field in string.gmatch(result .. '|', '([^|]*)|') do
    fields[#fields + 1] = field
  end
  return fields
end

local function heldEntry(spec, member, hold)
  local id, seq = string.match(hold, '^(.-)|(.*)$')
  local element = string.match(id, '%.(.*)$') .. '|' .. member .. '|' .. seq
  if redis.call('ZSCORE', KEYS[3], element) then
    return words('QUEUED', seq, text(spec.epoch), text(spec.no))
  end
  local result = redis.call('HGET', KEYS[6], member)
  local fields = result and fieldsOf(result) or {}
  if fields[1] == 'SETTLED' and fields[2] == id then
    return words('SETTLED', id, seq, fields[3], fields[4], fields[5])
  end
  return words('ADMITTED', id, seq)
end

local function entryOf(spec, member, hold, score)
  if score then
    local rank = redis.call('ZRANK', KEYS[2], member)
    local place = spec.opened == 1 and text(spec.no + rank) or ''
    return words('QUEUED', text(tonumber(score)), text(spec.epoch), place)
  end
  if hold then
    return heldEntry(spec, member, hold)
  end
  local result = redis.call('HGET', KEYS[6], member)
  if not result then
    return 'NONE'
  end
  local fields = fieldsOf(result)
  if fields[1] == 'SETTLED' then
    return words('RETURNED', fields[2], '')
  end
  return result
end
