-- Armed: this very server process was handed the drop by the newest rebuild. A Redis that
-- restarted, failed over, lost its tail or is being rebuilt is not armed.
local function serverRunId()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
end

-- The answer of a script that needs the drop to be published, or nil when it is.
local function unpublished(spec)
  if spec.epoch then
    return nil
  end
  return spec.fence and {'NOT_ARMED', 'UNPUBLISHED'} or {'UNKNOWN'}
end

-- The answer of a script that needs the drop to be armed, or nil when it is.
local function unarmed(spec)
  local answer = unpublished(spec)
  if answer then
    return answer
  end
  if spec.fence > spec.epoch then
    return {'NOT_ARMED', 'FENCED'}
  end
  if spec.runId ~= serverRunId() then
    return {'NOT_ARMED', 'RESTARTED'}
  end
  return nil
end
