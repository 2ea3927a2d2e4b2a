/** Linux cooked capture (LINKTYPE_LINUX_SLL, 113). */
packet sll {
  packet_type: uint16 variant { |0 -> Host |1 -> Broadcast |2 -> Multicast |3 -> OtherHost |4 -> Outgoing };
  arphrd_type: uint16;
  address_length: uint16 max(8) default(6);
  address: byte[8] show(hex);
  protocol: uint16 show(hex);
  payload: byte[remaining()];
}

/** Linux cooked capture, version 2 (LINKTYPE_LINUX_SLL2, 276). */
packet sll2 {
  protocol: uint16 show(hex);
  reserved: uint16 const(0);
  interface_index: uint32;
  arphrd_type: uint16;
  packet_type: byte variant { |0 -> Host |1 -> Broadcast |2 -> Multicast |3 -> OtherHost |4 -> Outgoing };
  address_length: byte max(8) default(6);
  address: byte[8] show(hex);
  payload: byte[remaining()];
}

/** BSD loopback (LINKTYPE_LOOP, 108): the address family in network byte order. */
packet loop {
  family: uint32 variant { |2 -> IPv4 |24 -> IPv6_NetBSD |28 -> IPv6_FreeBSD |30 -> IPv6_Darwin };
  payload: byte[remaining()];
}

/** BSD loopback (LINKTYPE_NULL, 0) as little-endian machines record it; big-endian ones write what {@code loop} is. */
packet null_little {
  endian little;
  family: uint32 variant { |2 -> IPv4 |24 -> IPv6_NetBSD |28 -> IPv6_FreeBSD |30 -> IPv6_Darwin };
  payload: byte[remaining()];
}
