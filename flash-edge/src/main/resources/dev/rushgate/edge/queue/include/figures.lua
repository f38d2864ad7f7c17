-- What gates and drainers keep of a drop, in this order: epoch, no, served ('' before the first
-- pop of the epoch), remaining, waiting, opened, closed, final (each 0 or 1), state, version, now.
local function figures(spec, waiting, now)
  return {
    text(spec.epoch), text(spec.no), spec.served and text(spec.served) or '',
    text(spec.remaining), text(waiting), spec.opened == 1 and '1' or '0',
    isClosed(spec) and '1' or '0', spec.final == 1 and '1' or '0', spec.state,
    text(spec.version), text(now)
  }
end
