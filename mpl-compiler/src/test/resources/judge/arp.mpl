/* ARP (RFC 826) for any hardware: the lengths are fields, and used twice; one has a value, the other is a plain size. */
packet arp {
  htype: uint16 variant {|1 => Ethernet |6 -> IEEE_802 |15 -> Frame_relay};
  ptype: uint16 variant {|0x0800 => IPv4 |0x86_dd -> IPv6};
  hlen: byte value(sizeof(sha));
  plen: byte;
  operation: uint16 variant {|1->Request |2->Reply |3->Reverse_request |4->Reverse_reply};
  sha: byte[hlen];
  spa: byte[plen];
  tha: byte[hlen];
  tpa: byte[plen];
}
