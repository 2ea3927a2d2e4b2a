meta:
  id: dns_message
  title: DNS message with compressed names
  endian: be
seq:
  - id: id
    type: u2
  - id: flags
    type: u2
  - id: qdcount
    type: u2
  - id: ancount
    type: u2
  - id: nscount
    type: u2
  - id: arcount
    type: u2
  - id: questions
    type: question
    repeat: expr
    repeat-expr: qdcount
  - id: records
    type: record
    repeat: expr
    repeat-expr: ancount + nscount + arcount
types:
  name:
    seq:
      - id: labels
        type: label
        repeat: until
        repeat-until: _.length == 0 or _.length >= 192
  label:
    seq:
      - id: length
        type: u1
        valid:
          expr: _ < 64 or _ >= 192
      - id: lower
        type: u1
        if: length >= 192
      - id: text
        size: length
        if: length < 64
    instances:
      rest:
        io: _root._io
        pos: (length - 192) * 256 + lower
        type: name
        if: length >= 192
  question:
    seq:
      - id: name
        type: name
      - id: type
        type: u2
      - id: qclass
        type: u2
  record:
    seq:
      - id: name
        type: name
      - id: type
        type: u2
      - id: qclass
        type: u2
      - id: ttl
        type: u4
      - id: rdlength
        type: u2
      - id: rdata
        size: rdlength
        type:
          switch-on: type
          cases:
            1: a
            2: name
            5: name
            6: soa
            12: name
            15: mx
            28: aaaa
  a:
    seq:
      - id: address
        type: u4
  aaaa:
    seq:
      - id: upper
        type: u8
      - id: lower
        type: u8
  mx:
    seq:
      - id: preference
        type: u2
      - id: exchange
        type: name
  soa:
    seq:
      - id: mname
        type: name
      - id: rname
        type: name
      - id: serial
        type: u4
      - id: refresh
        type: u4
      - id: retry
        type: u4
      - id: expire
        type: u4
      - id: minimum
        type: u4
