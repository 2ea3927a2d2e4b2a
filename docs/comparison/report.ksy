meta:
  id: report
  endian: be
seq:
  - id: magic
    contents: SR
  - id: kind
    type: u1
    enum: kinds
  - id: has_time
    type: b1
  - id: reserved
    type: b7
    valid: 0
  - id: sensor
    type: u2
  - id: len_body
    type: u2
  - id: time
    type: u4
    if: has_time
  - id: body
    size: len_body
    type:
      switch-on: kind
      cases:
        'kinds::temperature': temperature
        'kinds::position': position
  - id: sum
    type: u4
enums:
  kinds:
    1: temperature
    2: position
types:
  temperature:
    seq:
      - id: hundredths
        type: s2
        repeat: eos
  position:
    seq:
      - id: latitude
        type: s4
      - id: longitude
        type: s4
