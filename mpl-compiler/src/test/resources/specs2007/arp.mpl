/* Address resolution. Two fields take their size from one length, /* and comments nest */, and a unit branch closes the packet. */
typedef hw_type uint16;
typedef addr_len byte;

packet arp {
  ar_hrd: hw_type variant { |1 => Ethernet |6 -> IEEE802 |7 -> Arcnet |15 -> FrameRelay };
  ar_pro: uint16 variant { |0x0800 => IPv4 |0x86dd -> IPv6 };
  hlen: addr_len value(sizeof(sha));
  plen: addr_len value(sizeof(spa));
  operation: uint16;
  sha: byte[hlen];
  spa: byte[plen];
  tha: byte[hlen];
  tpa: byte[plen];
  classify (operation) {
  |1:"Request" -> ();
  |2:"Reply" -> ();
  |3..4:"Reverse" -> ();
  };
}
