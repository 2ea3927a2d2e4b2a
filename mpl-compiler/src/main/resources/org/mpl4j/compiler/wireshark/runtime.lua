-- Reads packets for Wireshark. What follows this part was made of specifications and layer tables, and calls it.
-- For Lua 5.2 and newer. Numbers beyond 2^53 are shown exactly, but are rounded where expressions compute with them.
local M = {}
local byte, sub, floor, format = string.byte, string.sub, math.floor, string.format

local MOST_NESTED, MOST_LAYERS, MOST_FAULTS, MOST_ELEMENTS, MOST_POINTERS = 64, 64, 64, 16777216, 128
local MOST_PLACES = 20000

-- The protocol that has what all packets may show.
local base_proto = Proto("mpl", "MPL: notes on packets")
local trailing_field = ProtoField.bytes("mpl.trailing", "trailing")
base_proto.fields = { trailing_field }
local error_expert = ProtoExpert.new("mpl.error", "Not a packet of this kind", expert.group.MALFORMED, expert.severity.ERROR)
local rule_expert = ProtoExpert.new("mpl.violation", "Rule broken", expert.group.PROTOCOL, expert.severity.WARN)
base_proto.experts = { error_expert, rule_expert }

-- Numbers -------------------------------------------------------------------------------------------------------------------------------------

local TWO32, TWO63 = 4294967296.0, 9223372036854775808.0

local function fail(s, reason, text, item, at)
    error({ mpl = true, reason = reason, text = text, item = item or "", at = at or floor(s.pos / 8), packet = s.pk.packet }, 0)
end

-- An integer as text, however large.
local function shown(number)
    return type(number) == "number" and format("%.0f", number) or tostring(number)
end

local function checked(s, number)
    if number ~= number or number >= 2 * TWO63 or number < -TWO63 then
        fail(s, "OVERFLOW", "an expression leaves 64 bits")
    end
    return number
end

function M.num(value)
    if value == true then
        return 1
    end
    return value or 0
end

function M.truth(value)
    return value ~= nil and value ~= false and value ~= 0
end

function M.add(s, a, b)
    return checked(s, a + b)
end

function M.subtract(s, a, b)
    return checked(s, a - b)
end

function M.multiply(s, a, b)
    return checked(s, a * b)
end

local function truncated(number)
    return number < 0 and -floor(-number) or floor(number)
end

function M.divide(s, a, b)
    if b == 0 then
        fail(s, "OVERFLOW", "an expression divides by zero")
    end
    return truncated(a / b)
end

function M.remainder(s, a, b)
    return a - M.divide(s, a, b) * b
end

function M.shift_left(s, a, b)
    if b < 0 or b > 63 then
        fail(s, "OVERFLOW", "a shift by " .. shown(b) .. " bits")
    end
    return checked(s, a * 2 ^ b)
end

function M.shift_right(s, a, b)
    if b < 0 or b > 63 then
        fail(s, "OVERFLOW", "a shift by " .. shown(b) .. " bits")
    end
    return floor(a / 2 ^ b)
end

-- Bit by bit, so that it is the same in every Lua.
function M.bit_and(_, a, b)
    local result, weight = 0, 1
    for _ = 1, 64 do
        if a % 2 >= 1 and b % 2 >= 1 then
            result = result + weight
        end
        a, b, weight = floor(a / 2), floor(b / 2), weight * 2
        if a == 0 or b == 0 then
            return result
        end
    end
    return result >= TWO63 and result - 2 * TWO63 or result
end

-- Scopes: packets, and elements of arrays -----------------------------------------------------------------------------------------------------

local function inherited(around)
    return around and setmetatable({}, { __index = around }) or {}
end

local function new_scope(c, data, from, limit, origin, arguments, up)
    local s = {
        c = c,
        d = data,
        start = from,
        limit = limit,
        origin = origin,
        pos = from * 8,
        v = inherited(up and up.v),
        b = inherited(up and up.b),
        e = inherited(up and up.e),
        n = inherited(up and up.n),
        a = arguments,
        le = up and up.le or false,
        nodes = {},
        up = up,
        depth = up and up.depth or 0,
        branches = {},
        rules = {},
    }
    s.top = s.nodes
    s.pk = up and up.pk or s
    return s
end

-- Where an item ends, from the start of the scope that it is declared in.
function M.offset(s, id)
    local around = s
    while around and rawget(around.e, id) == nil do
        around = around.up
    end
    return around and around.e[id] - around.start or 0
end

function M.size(s, id)
    return (s.e[id] or 0) - (s.b[id] or 0)
end

function M.slice(s, first, last)
    return sub(s.d, (s.b[first] or 0) + 1, s.e[last] or 0)
end

function M.remaining(s)
    return s.limit - floor((s.pos + 7) / 8)
end

local function mark(s, id, from, to)
    s.b[id] = floor(from / 8)
    s.e[id] = floor((to + 7) / 8)
end

-- An optional item that is not there, or a label.
function M.nothing(s, id)
    mark(s, id, s.pos, s.pos)
end

local function need(s, bits, name)
    if s.pos + bits > s.limit * 8 then
        fail(s, "TRUNCATED", format("%.0f bytes needed, %.0f there", math.ceil(bits / 8), M.remaining(s)), name)
    end
end

local function leaf(s, id, f, from, to, value, content_from, content_to)
    mark(s, id, from, to)
    s.v[id] = value
    local node = {
        k = f.n,
        f = f,
        pk = s.pk.packet,
        d = s.d,
        b = s.b[id],
        e = s.e[id],
        from = from,
        bits = to - from,
        v = value,
        le = s.le,
        cs = content_from,
        ce = content_to,
    }
    s.nodes[#s.nodes + 1] = node
    s.pos = to
    if f.magic ~= nil and value ~= f.magic then
        fail(s, "BAD_MAGIC", "not the value that is always there", f.n, node.b)
    end
    return node
end

local function big(d, at, count)
    local number = 0.0
    for i = 1, count do
        number = number * 256 + byte(d, at + i)
    end
    return number
end

local function little(d, at, count)
    local number = 0.0
    for i = count, 1, -1 do
        number = number * 256 + byte(d, at + i)
    end
    return number
end

local function bits_at(d, from, width)
    local number, left, index, skipped = 0.0, width, floor(from / 8), from % 8
    while left > 0 do
        local there = 8 - skipped
        local taken = left < there and left or there
        number = number * 2 ^ taken + floor(byte(d, index + 1) / 2 ^ (there - taken)) % 2 ^ taken
        left, index, skipped = left - taken, index + 1, 0
    end
    return number
end

function M.bits(s, id, f, width)
    if width < 1 or width > 64 then
        fail(s, "BAD_SIZE", "a bit field cannot have " .. shown(width) .. " bits", f.n)
    end
    need(s, width, f.n)
    leaf(s, id, f, s.pos, s.pos + width, bits_at(s.d, s.pos, width))
end

function M.int(s, id, f, width)
    need(s, width, f.n)
    local number = (s.le and little or big)(s.d, s.pos / 8, width / 8)
    if f.signed and number >= 2 ^ (width - 1) then
        number = number - 2 ^ width
    end
    leaf(s, id, f, s.pos, s.pos + width, number)
end

function M.bool(s, id, f)
    need(s, 8, f.n)
    leaf(s, id, f, s.pos, s.pos + 8, byte(s.d, s.pos / 8 + 1) ~= 0)
end

function M.float(s, id, f, width)
    need(s, width, f.n)
    leaf(s, id, f, s.pos, s.pos + width, nil)
end

function M.bytes(s, id, f, length)
    local at = floor(s.pos / 8)
    if length < 0 then
        fail(s, "BAD_SIZE", "a size of " .. shown(length) .. " bytes", f.n)
    elseif length > s.limit - at then
        s.pk.missing = { k = f.n, f = f, pk = s.pk.packet, d = s.d, b = at, e = at, cs = at, ce = at }
        need(s, length * 8, f.n)
    end
    leaf(s, id, f, s.pos, s.pos + length * 8, sub(s.d, at + 1, at + length), at, at + length)
end

function M.prefixed(s, id, f, width)
    need(s, width, f.n)
    local at = s.pos / 8 + width / 8
    local length = (s.le and little or big)(s.d, s.pos / 8, width / 8)
    if length > s.limit - at then
        fail(s, "TRUNCATED", format("%.0f bytes needed, %.0f there", length, s.limit - at), f.n)
    end
    leaf(s, id, f, s.pos, (at + length) * 8, sub(s.d, at + 1, at + length), at, at + length)
end

function M.delimited(s, id, f, delimiter)
    local at = floor(s.pos / 8)
    local first, last = string.find(s.d, delimiter, at + 1, true)
    if not first or last > s.limit then
        fail(s, "TRUNCATED", "no delimiter before the end", f.n)
    end
    leaf(s, id, f, s.pos, last * 8, sub(s.d, at + 1, first - 1), at, first - 1)
end

function M.varint(s, id, f)
    local at, count, parts = floor(s.pos / 8), 0, { 0, 0, 0 }
    repeat
        if at + count >= s.limit then
            fail(s, "TRUNCATED", "the number does not end", f.n)
        end
        local octet = byte(s.d, at + count + 1)
        if count == 9 and octet > 1 then
            fail(s, "INVALID", "a number of more than 64 bits", f.n)
        end
        local part = floor(count / 4) + 1
        parts[part] = parts[part] + (octet % 128) * 2 ^ (7 * (count % 4))
        count = count + 1
    until octet < 128
    local node = leaf(s, id, f, s.pos, (at + count) * 8, parts[1] + parts[2] * 2 ^ 28 + parts[3] * 2 ^ 56)
    node.low = parts[1] + (parts[2] % 16) * 2 ^ 28
    node.high = floor(parts[2] / 16) + parts[3] * 2 ^ 24
end

function M.quicint(s, id, f)
    need(s, 8, f.n)
    local at = floor(s.pos / 8)
    local count = 2 ^ floor(byte(s.d, at + 1) / 64)
    need(s, count * 8, f.n)
    local width = count * 8 - 2
    local number = bits_at(s.d, s.pos + 2, width)
    local node = leaf(s, id, f, s.pos, s.pos + count * 8, number)
    node.high = width > 32 and bits_at(s.d, node.from + 2, width - 32) or 0
    node.low = width > 32 and bits_at(s.d, node.from + 2 + width - 32, 32) or number
end

-- Of 128 and more bits: a length in 4 bytes, two's complement.
function M.mpint(s, id, f)
    M.prefixed(s, id, f, 32)
end

local function label_text(label)
    local plain = string.gsub(label, "\\", "\0")
    plain = string.gsub(plain, "[%z\1-\32\127-\255.\"();@$]", function(c)
        if c == "\0" then
            return "\\\\"
        end
        return string.find(c, '[.\"();@$]') and "\\" .. c or format("\\%03d", byte(c))
    end)
    return plain
end

-- A domain name. Pointers count from the origin, and lead to runs of labels that end before what points to them.
function M.name(s, id, f)
    local at = floor(s.pos / 8)
    local limit, labels, total, pointers, after = s.limit, {}, 1, 0, nil
    local run = at
    while true do
        if at >= limit then
            fail(s, pointers > 0 and "INVALID" or "TRUNCATED", "the name does not end", f.n)
        end
        local length = byte(s.d, at + 1)
        if length == 0 then
            at = at + 1
            break
        elseif length >= 192 then
            if at + 1 >= limit then
                fail(s, "TRUNCATED", "half a pointer", f.n)
            end
            local to = s.origin + (length - 192) * 256 + byte(s.d, at + 2)
            pointers = pointers + 1
            after = after or at + 2
            if pointers > MOST_POINTERS then
                fail(s, "LIMIT", "more than 128 pointers", f.n)
            elseif to >= run then
                fail(s, "INVALID", "a pointer that does not lead backwards", f.n)
            end
            limit, at, run = run, to, to
        elseif length > 63 then
            fail(s, "INVALID", "a label of more than 63 octets", f.n)
        else
            if at + 1 + length > limit then
                fail(s, pointers > 0 and "INVALID" or "TRUNCATED", "the name does not end", f.n)
            end
            total = total + 1 + length
            if total > 255 then
                fail(s, "INVALID", "a name of more than 255 octets", f.n)
            end
            labels[#labels + 1] = label_text(sub(s.d, at + 2, at + 1 + length))
            at = at + 1 + length
        end
    end
    local text = #labels == 0 and "." or table.concat(labels, ".")
    leaf(s, id, f, s.pos, (after or at) * 8, text)
end

-- Items that contain others ---------------------------------------------------------------------------------------------------------------------

local function blame(c, fault)
    if #c.faults < MOST_FAULTS then
        c.faults[#c.faults + 1] = fault
    end
end

local function as_fault(problem)
    if type(problem) == "table" and problem.mpl then
        return problem
    elseif type(problem) == "string" and string.find(problem, "stack overflow", 1, true) then
        return { mpl = true, reason = "LIMIT", text = "packets are nested too deep", item = "", at = 0, packet = "" }
    end
    error(problem, 0)
end

-- Calls a body in a window of so many bytes, whose end it must reach. What is wrong inside is noted, and reading goes on behind it.
local function windowed(s, name, length, body)
    if length == nil then
        body(s)
        return
    end
    local at = floor(s.pos / 8)
    if length < 0 then
        fail(s, "BAD_SIZE", "a size of " .. shown(length) .. " bytes", name)
    end
    local there = s.limit - at
    if length > there then
        if not s.c.strict then
            local ok, problem = pcall(body, s) -- as far as there are bytes
            if not ok then
                as_fault(problem)
            end
        end
        fail(s, "TRUNCATED", format("%.0f bytes needed, %.0f there", length, there), name, at)
    end
    local outer, order, nodes = s.limit, s.le, s.nodes
    s.limit = at + length
    if s.c.strict then
        body(s)
    else
        local ok, problem = pcall(body, s)
        if not ok then
            blame(s.c, as_fault(problem))
            s.pk.is_lossy = true
            s.le, s.nodes, s.pos = order, nodes, s.limit * 8
        end
    end
    if s.pos < s.limit * 8 then
        local fault = {
            mpl = true,
            reason = "WINDOW_NOT_USED_UP",
            text = format("%.0f bytes are left", s.limit - floor(s.pos / 8)),
            item = name,
            at = floor(s.pos / 8),
            packet = s.pk.packet,
        }
        if s.c.strict then
            error(fault, 0)
        end
        blame(s.c, fault)
        s.pk.is_lossy = true
        s.pos = s.limit * 8
    end
    s.limit = outer
end

-- A node with others in it; the body fills it.
local function within(s, node, body)
    local nodes = s.nodes
    nodes[#nodes + 1] = node
    node.b = floor(s.pos / 8)
    node.sub = {}
    s.nodes = node.sub
    body()
    s.nodes = nodes
    node.e = floor((s.pos + 7) / 8)
end

function M.choice(s, id, name, length, body)
    local from, order = s.pos, s.le
    if name then
        local node = { k = name, kind = "choice", pk = s.pk.packet }
        local branches = s.branches
        s.branches = {}
        node.branches = s.branches
        within(s, node, function()
            windowed(s, name, length, body)
        end)
        s.branches = branches
    else
        windowed(s, "", length, body)
    end
    s.le = order
    mark(s, id, from, s.pos)
end

function M.branch(s, label)
    s.branches[#s.branches + 1] = label
end

function M.no_branch(s, name, tag)
    fail(s, "NO_BRANCH", "no branch takes " .. shown(tag), name)
end

local function parse_packet(s, packet)
    s.packet, s.def = packet.name, packet
    packet.parse(s)
end

function M.nested(s, id, name, packet, arguments, length)
    local from = s.pos
    local node = { k = name, kind = "packet", pk = s.pk.packet, packet = packet }
    if s.depth >= MOST_NESTED then
        fail(s, "LIMIT", "packets are nested more than 64 deep", name)
    end
    within(s, node, function()
        windowed(s, name, length, function()
            local at = floor(s.pos / 8)
            local inner = new_scope(s.c, s.d, at, s.limit, length and at or s.origin, arguments)
            inner.depth = s.depth + 1
            inner.nodes, inner.top = node.sub, node.sub
            inner.parent = s
            node.s = inner
            node.branches = inner.branches
            parse_packet(inner, packet)
            s.pos = inner.pos
            if inner.is_lossy then
                s.pk.is_lossy = true
            end
        end)
    end)
    mark(s, id, from, s.pos)
end

local function element(s, array, body)
    local index = #array.sub
    local at = floor(s.pos / 8)
    local inner = new_scope(s.c, s.d, at, s.limit, s.origin, s.a, s)
    local node = { k = format("[%d]", index), kind = "element", pk = s.pk.packet, b = at, e = at, branches = inner.branches }
    if index >= MOST_ELEMENTS then
        fail(s, "LIMIT", "too many elements", array.k)
    end
    node.sub = inner.nodes
    array.sub[index + 1] = node
    s.c.places = s.c.places + 1
    body(inner)
    s.pos = inner.pos
    node.e = floor(s.pos / 8)
    return inner, node.e > at
end

-- Exactly so many elements.
function M.counted(s, id, name, count, body)
    M.array(s, id, name, nil, function(array)
        if count < 0 then
            fail(s, "BAD_SIZE", shown(count) .. " elements", name)
        elseif count > MOST_ELEMENTS then
            fail(s, "LIMIT", "too many elements", name)
        end
        for _ = 1, count do
            element(s, array, body)
        end
    end)
end

-- Elements to the end of a window of so many bytes, or of the one around it.
function M.filled(s, id, name, length, body)
    M.array(s, id, name, length, function(array)
        while s.pos < s.limit * 8 do
            local _, has_grown = element(s, array, body)
            if not has_grown then
                fail(s, "BAD_SIZE", "an element without bytes", name)
            end
        end
    end)
end

-- Elements up to the first for which a condition holds.
function M.ended(s, id, name, body, is_last)
    M.array(s, id, name, nil, function(array)
        repeat
            local inner, has_grown = element(s, array, body)
            local done = is_last(inner)
            if not done and not has_grown then
                fail(s, "BAD_SIZE", "an element without bytes", name)
            end
        until done
    end)
end

function M.array(s, id, name, length, body)
    local from = s.pos
    local node = { k = name, kind = "array", pk = s.pk.packet }
    within(s, node, function()
        windowed(s, name, length, function()
            body(node)
        end)
    end)
    s.n[id] = #node.sub
    mark(s, id, from, s.pos)
end

-- Rules -----------------------------------------------------------------------------------------------------------------------------------------

local function sum16(data, sum)
    for i = 1, #data - 1, 2 do
        sum = sum + byte(data, i) * 256 + byte(data, i + 1)
    end
    return #data % 2 == 1 and sum + byte(data, #data) * 256 or sum
end

-- The Internet checksum; nil for an algorithm that is not checked here.
local function internet_sum(inputs)
    local sum = sum16(table.concat(inputs), 0)
    while sum > 65535 do
        sum = sum % 65536 + floor(sum / 65536)
    end
    return 65535 - sum
end

function M.word(number)
    return string.char(floor(number / 256) % 256, number % 256)
end

-- The bytes of a range with the checksum's own bytes as zero.
function M.summed(s, first, last, own)
    local from, to = s.b[first] or 0, s.e[last] or 0
    local sum_from, sum_to = s.b[own], s.e[own]
    if sum_from < from or sum_to > to then
        return sub(s.d, from + 1, to)
    end
    return sub(s.d, from + 1, sum_from) .. string.rep("\0", sum_to - sum_from) .. sub(s.d, sum_to + 1, to)
end

function M.checksum(s, id, algorithm, inputs)
    M.rule(s, id, "CHECKSUM", function()
        local is, must = s.v[id], internet_sum(inputs())
        if algorithm == "udp" then
            if is == 0 then
                return true
            end
            must = must == 0 and 65535 or must
        elseif is == 65535 and must == 0 or is == 0 and must == 65535 then
            return true
        end
        return is == must, must
    end)
end

-- A rule about a field, looked at when its scope is complete: whether it holds, and what the field should be.
function M.rule(s, id, kind, holds)
    if rawget(s.v, id) == nil then
        return
    end
    local fine, is_kept, must = pcall(holds)
    if not fine then
        as_fault(is_kept)
    elseif not is_kept then
        s.c.violations[#s.c.violations + 1] = { kind = kind, at = s.b[id], e = s.e[id], scope = s, id = id, must = must }
    end
end

-- Layers ------------------------------------------------------------------------------------------------------------------------------------------

M.payloads, M.parts, M.opens, M.pieces, M.flows, M.notes, M.links = {}, {}, {}, {}, {}, {}, {}
M.open_packets = {}

local function note_into(list, key, entry)
    list[key] = list[key] or {}
    table.insert(list[key], entry)
end

-- What a payload holds.
function M.payload(place, rule)
    note_into(M.payloads, place, rule)
end

function M.part(place, condition)
    note_into(M.parts, place, condition)
end

function M.open(place, condition, target)
    note_into(target and M.open_packets or M.opens, place, { when = condition, target = target })
end

function M.piece(place, at)
    M.pieces[place] = M.pieces[place] or at
end

-- Where a piece belongs in its packet; nil if it is no piece.
function M.place_of_piece(position, more)
    return function(chain)
        local place = M.first(position(chain), 0)
        return (place ~= 0 or more(chain)) and place or nil
    end
end

function M.flow(packet, ends, start)
    M.flows[packet] = M.flows[packet] or { ends = ends, start = start }
end

function M.note(packet, note)
    note_into(M.notes, packet, note)
end

function M.link(types, target)
    for _, kind in ipairs(types) do
        note_into(M.links, kind, target)
    end
end

-- Nodes of a path; steps are names, or names with an index in a table.
local function walk(nodes, steps, depth, found)
    local step = steps[depth]
    local name, index = step, nil
    if type(step) == "table" then
        name, index = step[1], step[2]
    end
    for _, node in ipairs(nodes) do
        if node.k == name then
            if depth < #steps then
                if node.kind == "array" then
                    for i, one in ipairs(node.sub) do
                        if not index or i == index + 1 then
                            walk(one.sub, steps, depth + 1, found)
                        end
                    end
                elseif node.sub then
                    walk(node.sub, steps, depth + 1, found)
                end
            elseif index and node.kind == "array" then
                found[#found + 1] = node.sub[index + 1]
            elseif index then
                local octet = node.cs and node.cs + index < node.ce and byte(node.d, node.cs + index + 1)
                if octet then
                    found[#found + 1] = { v = octet }
                end
            else
                found[#found + 1] = node
            end
        end
    end
    return found
end

function M.at(chain, is_current, steps)
    if is_current then
        return walk(chain.s.top, steps, 1, {})
    end
    local found = {}
    local around = chain
    while around do
        if around.s.packet == steps[1] then
            if #steps == 1 then
                found[#found + 1] = { s = around.s, is_packet = true }
            else
                walk(around.s.top, steps, 2, found)
            end
        end
        around = around.outer
    end
    return found
end

-- A condition that is a path: a flag that is set, or anything else that is there.
function M.is_set(nodes)
    for _, node in ipairs(nodes) do
        local is_flag = node.f and (node.f.flag or type(node.v) == "boolean")
        if not is_flag or M.truth(node.v) then
            return true
        end
    end
    return false
end

local compare = {
    ["=="] = function(a, b)
        return a == b
    end,
    ["!="] = function(a, b)
        return a ~= b
    end,
    ["<"] = function(a, b)
        return a < b
    end,
    ["<="] = function(a, b)
        return a <= b
    end,
    [">"] = function(a, b)
        return a > b
    end,
    [">="] = function(a, b)
        return a >= b
    end,
}

local function plain(one)
    if type(one) ~= "table" then
        return one
    elseif type(one.v) == "boolean" then
        return M.num(one.v)
    end
    return one.v
end

local function tag_of(node)
    local f = type(node) == "table" and node.f
    return f and (f.tags and type(node.v) == "number" and f.tags[node.v] or f.texts and f.texts[node.v]) or nil
end

local function any(operator, left, right)
    for _, a in ipairs(left) do
        for _, b in ipairs(right) do
            local x, y = plain(a), plain(b)
            if type(b) == "table" and b.tag then
                x, y = tag_of(a), b.tag
            end
            if x ~= nil and type(x) == type(y) and compare[operator](x, y) then
                return true
            end
        end
    end
    return false
end

-- Whether a comparison holds for any of the values on its sides; != means that none is equal.
function M.any(operator, left, right)
    if operator == "!=" then
        return any("!=", left, right) and not any("==", left, right)
    end
    return any(operator, left, right)
end

-- All results of an operation on the numbers of two lists.
function M.each(operation, chain, left, right)
    local results = {}
    for _, a in ipairs(left) do
        for _, b in ipairs(right) do
            local x, y = plain(a), plain(b)
            if type(x) == "number" and type(y) == "number" then
                results[#results + 1] = operation(chain.s, x, y)
            end
        end
    end
    return results
end

function M.first(numbers, otherwise)
    for _, one in ipairs(numbers) do
        local number = plain(one)
        if type(number) == "number" then
            return number
        end
    end
    return otherwise
end

function M.range(first, last)
    local a, b = first[1], last[1]
    return a and b and a.d == b.d and a.b <= b.e and sub(a.d, a.b + 1, b.e) or ""
end

function M.content(nodes)
    local node = nodes[1]
    return node and node.cs and sub(node.d, node.cs + 1, node.ce) or ""
end

function M.frame(chain, name, index)
    local c = chain.c
    if name == "data" then
        return { byte(c.whole, index + 1) }
    elseif name == "number" then
        return { c.pinfo.number }
    elseif name == "length" then
        return { c.pinfo.len }
    elseif name == "captured" then
        return { c.pinfo.caplen }
    end
    return { c.link }
end

-- What packets of a flow have said. History by flow and name, as frames may be looked at again in any order.
local history = {}

local function flow_of(chain)
    local around = chain
    while around do
        local rule = M.flows[around.s.packet]
        if rule and not around.is_made then
            local from, to = rule.ends({ c = chain.c, s = around.s, outer = around.outer })
            return around.s.packet .. (from < to and from .. "|" .. to or to .. "|" .. from)
        end
        around = around.outer
    end
    local pinfo = chain.c.pinfo
    local from = tostring(pinfo.src) .. ":" .. tostring(pinfo.src_port)
    local to = tostring(pinfo.dst) .. ":" .. tostring(pinfo.dst_port)
    return from < to and from .. "|" .. to or to .. "|" .. from
end

function M.noted(chain, name, otherwise)
    local key = flow_of(chain) .. "|" .. name
    local own = chain.c.notes[key]
    if own ~= nil then
        return { own }
    end
    local latest = otherwise
    for _, entry in ipairs(history[key] or {}) do
        if entry.frame < chain.c.pinfo.number then
            latest = entry.value
        end
    end
    return { latest }
end

local function take_note(chain, name, value)
    local key = flow_of(chain) .. "|" .. name
    chain.c.notes[key] = value
    if not chain.c.pinfo.visited then
        note_into(history, key, { frame = chain.c.pinfo.number, value = value })
    end
end

local function take_notes(chain)
    local flow = M.flows[chain.s.packet]
    if flow and flow.start and flow.start(chain) then
        local start = flow_of(chain) .. "|"
        for key in pairs(history) do
            if sub(key, 1, #start) == start and not chain.c.pinfo.visited then
                history[key] = nil
            end
        end
    end
    local taken = {}
    for _, note in ipairs(M.notes[chain.s.packet] or {}) do
        if not taken[note.name] and (not note.when or note.when(chain)) then
            local number = M.first(note.number(chain))
            if number then
                take_note(chain, note.name, number)
                taken[note.name] = true
            end
        end
    end
end

local function holds_any(list, chain)
    for _, condition in ipairs(list or {}) do
        local when = type(condition) == "table" and condition.when or condition
        if type(when) ~= "function" or when(chain) then
            return true
        end
    end
    return false
end

local function by_key(rule, key, chain)
    for pass = 1, 2 do
        for _, choice in ipairs(rule) do
            local is_single = choice.first == choice.last
            if is_single == (pass == 1) and key >= choice.first and key <= choice.last then
                if not choice.target.when or choice.target.when(chain) then
                    return choice.target
                end
            end
        end
    end
end

local function choose(place, chain)
    for _, rule in ipairs(M.payloads[place] or {}) do
        if not rule.when or rule.when(chain) then
            if #rule.by == 0 then
                local target = by_key(rule, 0, chain)
                if target then
                    return target
                end
            end
            for _, name in ipairs(rule.by) do
                local parameter = chain.s.def and chain.s.def.params[name]
                local key = parameter and M.num(chain.s.a[parameter]) or M.first(walk(chain.s.top, { name }, 1, {}))
                local target = key and by_key(rule, key, chain)
                if target then
                    return target
                end
            end
        end
    end
end

local enter

-- Opens a payload; returns whether there is a packet in bytes behind an incomplete one.
local function open_payload(node, chain, layer, is_part, is_there)
    local c, place = chain.c, node.pk .. "." .. node.k
    local is_open = not is_there and holds_any(M.opens[place], chain)
    local is_cut_off = not is_there and (is_open or is_part or layer.is_too_short)
    if not is_there and not is_cut_off or #c.layers >= MOST_LAYERS then
        return false
    end
    local from = node.cs
    local to = is_there and node.ce or chain.s.limit
    local target = from < to and choose(place, chain)
    if not target then
        return false
    end
    local is_at_missing_end = layer.is_too_short and to == layer.s.limit
    local is_part_inside = is_part or is_cut_off and not is_open or is_at_missing_end or holds_any(M.parts[place], chain)
    local message = enter(c, target, node.d, from, to, chain, is_part_inside)
    if not message then
        return false
    end
    node.became = true
    while target.stream and message do
        local next_from = message.to
        local before = message
        message = nil
        if next_from > before.from and next_from < to and #c.layers < MOST_LAYERS then
            message = enter(c, target, node.d, next_from, to, chain, true)
            if message then
                before.trailing = nil
            end
        end
    end
    return is_cut_off
end

local function follow(nodes, chain, layer, is_part)
    local goes_on = false
    for _, node in ipairs(nodes) do
        local place = node.pk .. "." .. node.k
        local piece = M.pieces[place] and M.pieces[place](chain)
        if piece and piece ~= 0 then
            goes_on = goes_on or false
        elseif node.kind == "packet" then
            local inner = { c = chain.c, s = node.s, outer = chain }
            local opening = M.open_packets[place]
            if opening and opening[1].when(chain) then
                goes_on = enter(chain.c, opening[1].target, chain.s.d, node.b, chain.s.limit, chain, is_part) ~= nil or goes_on
            elseif node.s then
                goes_on = follow(node.sub, inner, layer, is_part or piece ~= nil) or goes_on
                if node.s.missing then
                    goes_on = open_payload(node.s.missing, inner, layer, is_part, false) or goes_on
                end
            end
        elseif node.sub then
            goes_on = follow(node.sub, chain, layer, is_part) or goes_on
        elseif M.payloads[place] and node.cs then
            goes_on = open_payload(node, chain, layer, is_part or piece ~= nil, true) or goes_on
        end
    end
    return goes_on
end

local function is_too_short(fault)
    return fault ~= nil and fault.reason == "TRUNCATED" and fault.limit_is_input
end

-- Reads a packet, and what is in it; nil if it is no such packet and need not be one.
enter = function(c, target, data, from, to, around, is_part)
    local arguments = target.arguments and target.arguments(around) or target.packet.defaults
    local first_fault, first_violation = #c.faults, #c.violations
    local s = new_scope(c, data, from, to, from, arguments)
    c.strict = target.stream or false
    local fine, problem = pcall(parse_packet, s, target.packet)
    c.strict = false
    local fault = nil
    if not fine then
        fault = as_fault(problem)
        fault.limit_is_input = fault.reason == "TRUNCATED"
    end
    if fault and target.stream then
        c.needs_more = is_too_short(fault)
        for i = #c.violations, first_violation + 1, -1 do
            c.violations[i] = nil
        end
        return nil
    end
    local chain = { c = c, s = s, outer = around }
    if fault and s.missing and holds_any(M.opens[s.missing.pk .. "." .. s.missing.k], chain) then
        fault = nil
        s.is_open = true
    end
    local short = is_too_short(fault)
    if fault and not (is_part and short) then
        blame(c, fault)
    elseif fault and c.is_cut and not c.is_cut_known then
        c.is_cut_known = true -- of the layers that miss bytes which the capture has cut off, the first one counts
        blame(c, fault)
    end
    local layer = { s = s, def = target.packet, from = from, to = floor((s.pos + 7) / 8), faults = {}, violations = {}, is_too_short = short }
    for i = first_fault + 1, #c.faults do
        layer.faults[#layer.faults + 1] = c.faults[i]
    end
    for i = first_violation + 1, #c.violations do
        layer.violations[#layer.violations + 1] = c.violations[i]
    end
    c.layers[#c.layers + 1] = layer
    layer.trailing = layer.to < to and { layer.to, to } or nil
    if fine then
        take_notes(chain)
    end
    local goes_on = follow(s.top, chain, layer, is_part)
    if s.missing then
        goes_on = open_payload(s.missing, chain, layer, is_part, false) or goes_on
    end
    if goes_on and not fine then
        layer.trailing = nil
    end
    return layer
end

-- In Wireshark ------------------------------------------------------------------------------------------------------------------------------------

local CONTINUED = "[\128-\191]"

-- How many octets the character there has; nil if it is none of UTF-8.
local function character_length(text, at)
    local lead, second = byte(text, at, at + 1)
    if lead < 0xc2 or lead > 0xf4 then
        return nil
    end
    local count = lead < 0xe0 and 2 or lead < 0xf0 and 3 or 4
    local starts_wrong = lead == 0xe0 and second and second < 0xa0
        or lead == 0xed and second and second > 0x9f
        or lead == 0xf0 and second and second < 0x90
        or lead == 0xf4 and second and second > 0x8f
    if starts_wrong or not string.find(text, "^" .. string.rep(CONTINUED, count - 1), at + 1) then
        return nil
    end
    return count
end

-- A text without octets that cannot be shown: these are \x and two digits.
local function printable(text)
    local shown_text = string.gsub(text, "[%z\1-\31\127]", function(c)
        return format("\\x%02x", byte(c))
    end)
    if not string.find(shown_text, "[\128-\255]") then
        return shown_text
    end
    local parts, at = {}, 1
    while at <= #shown_text do
        local octet = byte(shown_text, at)
        local count = octet < 128 and 1 or character_length(shown_text, at)
        parts[#parts + 1] = count and sub(shown_text, at, at + count - 1) or format("\\x%02x", octet)
        at = at + (count or 1)
    end
    return table.concat(parts)
end

local show_nodes

local function show_leaf(c, tree, node)
    local f = node.f
    local length = node.e - node.b
    local range = c.tvb(node.b, length)
    local item
    if f.t == "bits" and f.masked then
        item = tree:add(f.pf, range)
    elseif f.t == "bits" then
        local width = node.bits
        local high = width > 32 and bits_at(node.d, node.from, width - 32) or 0
        local low = width > 32 and bits_at(node.d, node.from + width - 32, 32) or node.v
        item = tree:add(f.pf, range, UInt64.new(low, high))
    elseif f.t == "var" then
        item = tree:add(f.pf, range, UInt64.new(node.low, node.high))
    elseif f.t == "int" or f.t == "float" then
        item = node.le and tree:add_le(f.pf, range) or tree:add(f.pf, range)
    elseif f.t == "bool" then
        item = tree:add(f.pf, range, node.v)
    elseif f.t == "name" then
        item = tree:add(f.pf, range, node.v)
    elseif f.t == "text" then
        item = tree:add(f.pf, range, printable(node.v))
    elseif f.length and node.ce - node.cs ~= f.length then
        item = tree:add(c.tvb(node.b, length), f.n .. " (" .. length .. " bytes)")
    else
        item = tree:add(f.pf, c.tvb(node.cs, node.ce - node.cs))
    end
    local tag = f.late_tags and tag_of(node)
    if tag then
        item:append_text(" (" .. tag .. ")")
    end
    return item
end

local function suffix(branches)
    return branches and #branches > 0 and ": " .. table.concat(branches, ".") or ""
end

show_nodes = function(c, tree, nodes)
    for _, node in ipairs(nodes) do
        c.shown = c.shown + 1
        if c.shown > MOST_PLACES then
            return
        end
        if node.f then
            if not node.became then
                node.item = show_leaf(c, tree, node)
            end
        else
            local range = c.tvb(node.b, math.max(0, (node.e or c.tvb:len()) - node.b))
            local inner
            if node.kind == "packet" then
                inner = tree:add(node.packet.proto, range, node.k .. " (" .. node.packet.name .. ")" .. suffix(node.branches))
            elseif node.kind == "array" then
                inner = tree:add(range, node.k .. ": " .. #node.sub)
            else
                inner = tree:add(range, node.k .. suffix(node.branches))
            end
            node.item = inner
            show_nodes(c, inner, node.sub)
        end
    end
end

local function blame_text(fault)
    local place = fault.packet .. (fault.item == "" and "" or "." .. fault.item)
    return format("%s at offset %.0f: %s (%s)", place, fault.at, fault.text, fault.reason)
end

-- What is at a byte, or else the tree.
local function item_at(nodes, at, otherwise)
    for _, node in ipairs(nodes) do
        if node.item and node.b <= at and (node.e or at + 1) > at then
            return node.sub and item_at(node.sub, at, node.item) or node.item
        end
    end
    return otherwise
end

local function show_layer(c, root, layer)
    local length = math.max(0, (layer.trailing and layer.trailing[2] or layer.to) - layer.from)
    local tree = root:add(layer.def.proto, c.tvb(layer.from, length), layer.def.name .. suffix(layer.s.branches))
    c.shown = 0
    show_nodes(c, tree, layer.s.top)
    if layer.trailing then
        tree:add(trailing_field, c.tvb(layer.trailing[1], layer.trailing[2] - layer.trailing[1]))
    end
    for _, fault in ipairs(layer.faults) do
        item_at(layer.s.top, fault.at, tree):add_proto_expert_info(error_expert, blame_text(fault))
    end
    for _, broken in ipairs(layer.violations) do
        local name = broken.scope.pk.packet .. "." .. (broken.scope.pk.def.items[broken.id] or "")
        local must = broken.must ~= nil and type(broken.must) == "number" and ", expected " .. shown(broken.must) or ""
        item_at(layer.s.top, broken.at, tree)
            :add_proto_expert_info(rule_expert, format("%s at offset %.0f%s (%s)", name, broken.at, must, broken.kind))
    end
end

-- The bytes of an address that Wireshark shows.
local function address_bytes(text)
    if not string.find(text, ":", 1, true) then
        local octets = {}
        for part in string.gmatch(text, "%d+") do
            octets[#octets + 1] = string.char(tonumber(part) % 256)
        end
        return #octets == 4 and table.concat(octets) or ""
    end
    local function words(part)
        local out = {}
        for word in string.gmatch(part, "%x+") do
            out[#out + 1] = M.word(tonumber(word, 16))
        end
        return table.concat(out)
    end
    local head, tail = string.match(text, "^(.-)::(.*)$")
    if not head then
        return words(text)
    end
    head, tail = words(head), words(tail)
    return head .. string.rep("\0", 16 - #head - #tail) .. tail
end

local function made_node(pk, name, value, data, from, to)
    return { k = name, pk = pk, v = value, d = data, b = from, e = to, cs = from, ce = to, f = { n = name } }
end

-- The packets around one that Wireshark's own dissectors have called, as far as tables ask for them.
local function surroundings(c, carrier)
    local pinfo = c.pinfo
    local outer = nil
    local source, dest = address_bytes(tostring(pinfo.net_src)), address_bytes(tostring(pinfo.net_dst))
    local ip = #source == 16 and "ipv6" or "ipv4"
    if #source > 0 and #source == #dest then
        local both = source .. dest
        local nodes = {
            made_node(ip, "src", source, both, 0, #source),
            made_node(ip, "dest", dest, both, #source, #both),
            made_node(ip, "version", ip == "ipv6" and 6 or 4, both, 0, 0),
        }
        outer = { c = c, s = { packet = ip, top = nodes, d = both, limit = #both, a = {} }, is_made = true }
    end
    local key = pinfo.match_uint
    local nodes = { made_node(carrier.packet, carrier.field, c.d, c.d, 0, #c.d) }
    for i, name in ipairs(carrier.by) do
        local value = carrier.has_ports and (i == 1 and pinfo.dst_port or pinfo.src_port) or key
        nodes[#nodes + 1] = made_node(carrier.packet, name, value, c.d, 0, 0)
    end
    if carrier.packet == ip and outer then
        for _, node in ipairs(outer.s.top) do
            nodes[#nodes + 1] = node
        end
    end
    return { c = c, s = { packet = carrier.packet, top = nodes, d = c.d, limit = #c.d, a = {} }, outer = outer, is_made = true }
end

local function context(tvb, pinfo)
    local data = tvb:len() > 0 and tvb:raw(0, tvb:len()) or ""
    return {
        tvb = tvb,
        is_cut = tvb:len() < tvb:reported_len(),
        pinfo = pinfo,
        d = data,
        whole = data,
        layers = {},
        faults = {},
        violations = {},
        notes = {},
        places = 0,
        shown = 0,
    }
end

local function conclude(c, root)
    for _, layer in ipairs(c.layers) do
        show_layer(c, root, layer)
    end
    local last = c.layers[#c.layers]
    c.pinfo.cols.protocol:set(last.def.proto.name)
    c.pinfo.cols.info:set(last.def.name .. suffix(last.s.branches))
end

-- Makes a protocol's dissector. Without a carrier the protocol was chosen by hand, and its parameters have their defaults.
function M.dissector(target, carrier)
    return function(tvb, pinfo, root)
        local c = context(tvb, pinfo)
        if tvb:len() == 0 then
            return 0
        end
        local chain, chosen = nil, target
        local is_part = tvb:len() < tvb:reported_len()
        if carrier then
            chain = surroundings(c, carrier)
            local place = carrier.packet .. "." .. carrier.field
            chosen = choose(place, chain)
            if not chosen then
                local is_known = carrier.keys[pinfo.match_uint] or carrier.has_ports and (carrier.keys[pinfo.src_port] or carrier.keys[pinfo.dst_port])
                if is_known then
                    return 0
                end
                chosen = target
            end
            is_part = is_part or holds_any(M.parts[place], chain)
        elseif target.links then
            c.link = target.links
            chain = { c = c, s = { packet = "frame", top = {}, d = c.d, limit = #c.d, a = {} } }
            chosen = nil
            for _, one in ipairs(M.links[target.links]) do
                if not chosen and (not one.when or one.when(chain)) then
                    chosen = one
                end
            end
            if not chosen then
                return 0
            end
            chain = nil
        end
        local at = 0
        while at < #c.d and #c.layers < MOST_LAYERS do
            c.needs_more = false
            local layer = enter(c, chosen, c.d, at, #c.d, chain, is_part)
            if not layer then
                if c.needs_more and pinfo.can_desegment > 0 then
                    pinfo.desegment_offset = at
                    pinfo.desegment_len = 0x0fffffff
                    if #c.layers > 0 then
                        conclude(c, root)
                    end
                    return
                end
                break
            end
            at = layer.to
            if not chosen.stream or layer.to == layer.from then
                break
            end
            layer.trailing = nil
        end
        if #c.layers == 0 then
            return 0
        end
        conclude(c, root)
        return #c.d
    end
end

function M.proto_fields(fields)
    local all = {}
    for i, field in ipairs(fields) do
        all[i] = field.pf
    end
    return all
end

-- Names a packet's protocol in a table of Wireshark. Further protocols stand for it where it is in several.
function M.carry(packet, carrier)
    local fine, found = pcall(DissectorTable.get, carrier.table)
    if not fine or not found then
        return
    end
    local proto = packet.proto
    if packet.is_carried then
        local name = proto.name .. "_on_" .. carrier.packet
        proto = Proto(name, name)
    end
    packet.is_carried = true
    proto.dissector = M.dissector({ packet = packet }, carrier)
    carrier.keys = {}
    for _, range in ipairs(carrier.ranges) do
        for key = range[1], math.min(range[2], range[1] + 65535) do
            carrier.keys[key] = true
        end
        found:add(range[1] == range[2] and range[1] or range[1] .. "-" .. range[2], proto)
    end
end

-- Frames of a kind of link, instead of Wireshark's own dissector for them.
function M.carry_link(link, encapsulation)
    local number = wtap_encaps[encapsulation]
    if number then
        local name = "mpl_link_" .. link
        local proto = Proto(name, name)
        proto.dissector = M.dissector({ links = link }, nil)
        DissectorTable.get("wtap_encap"):add(number, proto)
    end
end

-- For `Decode As`, and other scripts.
function M.offer(packet)
    if not packet.is_carried then
        packet.proto.dissector = M.dissector({ packet = packet }, nil)
    end
end
