/* Network time: numbers in every notation, constant arithmetic, a struct that is used four times. */
struct {
  seconds: uint32;
  fraction: uint32 default(0);
} timestamp;

packet ntp {
  leap: bit[2] variant { |0 => None |1 -> Plus |2 -> Minus |3 -> Unsynchronised };
  version: bit[3] const(0b100) ;
  mode: bit[3] variant { |1 -> Active |2 -> Passive |3 => Client |4 -> Server |5 -> Broadcast |6 -> Control };
  stratum: byte min(0) max(0o20);
  poll: byte default(1 + 2 * 3 - -3);
  precision: byte default(0xff - (8 - 1));
  root_delay: uint32 default(00);
  root_dispersion: uint32 default(007);
  reference_id: byte[4];
  reference: timestamp;
  originate: timestamp;
  receive: timestamp;
  transmit: timestamp;
}
