meta:
  id: frame
  title: Ethernet, IPv4 and TCP with options
  endian: be
seq:
  - id: dest
    type: mac
  - id: source
    type: mac
  - id: ether_type
    type: u2
  - id: packet
    type: ipv4
    if: ether_type == 0x0800
types:
  mac:
    seq:
      - id: upper
        type: u4
      - id: lower
        type: u2
  ipv4:
    seq:
      - id: version
        type: b4
        valid: 4
      - id: ihl
        type: b4
        valid:
          min: 5
      - id: service
        type: u1
      - id: total_length
        type: u2
        valid:
          min: ihl * 4
      - id: identification
        type: u2
      - id: flags_and_offset
        type: u2
      - id: ttl
        type: u1
      - id: protocol
        type: u1
      - id: checksum
        type: u2
      - id: source
        type: u4
      - id: dest
        type: u4
      - id: options
        type: options
        size: ihl * 4 - 20
      - id: segment
        size: total_length - ihl * 4
        type: tcp
        if: protocol == 6
  tcp:
    seq:
      - id: source_port
        type: u2
      - id: dest_port
        type: u2
      - id: sequence
        type: u4
      - id: acknowledgment
        type: u4
      - id: data_offset
        type: b4
        valid:
          min: 5
      - id: reserved
        type: b6
      - id: urg
        type: b1
      - id: ack
        type: b1
      - id: psh
        type: b1
      - id: rst
        type: b1
      - id: syn
        type: b1
      - id: fin
        type: b1
      - id: window
        type: u2
      - id: checksum
        type: u2
      - id: urgent_pointer
        type: u2
      - id: options
        type: options
        size: data_offset * 4 - 20
      - id: payload
        size-eos: true
  options:
    seq:
      - id: option
        type: option
        repeat: until
        repeat-until: _io.eof or _.kind == 0
        if: not _io.eof
  option:
    seq:
      - id: kind
        type: u1
      - id: length
        type: u1
        valid:
          min: 2
        if: kind > 1
      - id: data
        size: length - 2
        if: kind > 1
