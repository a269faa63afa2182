-- One spend per request, by a random one of as many employees as the first argument says.
local employees = 1

function init(arguments)
    employees = tonumber(arguments[1]) or 1
    local seed = io.open("/dev/urandom", "rb")
    local a, b, c, d = seed:read(4):byte(1, 4)
    seed:close()
    math.randomseed(((a * 256 + b) * 256 + c) * 256 + d)
end

local function identifier()
    local text = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"
    return (text:gsub("x", function() return string.format("%x", math.random(0, 15)) end))
end

function request()
    local headers = {
        ["Authorization"] = "Bearer bench-" .. math.random(1, employees),
        ["Content-Type"] = "application/json",
    }
    local body = '{"amount":{"minor":100,"currency":"USD"},"what":"benchmark"}'
    return wrk.format("PUT", "/api/v1/recoveries/" .. identifier(), headers, body)
end

function done(summary, latency)
    local wrong = summary.errors.status + summary.errors.connect + summary.errors.read
        + summary.errors.write + summary.errors.timeout
    io.write(string.format("RESULT %.1f %d %.2f\n",
        (summary.requests - summary.errors.status) / (summary.duration / 1e6), wrong,
        latency:percentile(99) / 1000))
end
