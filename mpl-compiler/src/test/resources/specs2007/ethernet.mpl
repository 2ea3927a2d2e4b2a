/* Ethernet II and IEEE 802.2 frames: the length field is a length or a type, and is computed where it is a length. */
packet ethernet {
  dest_mac: byte[6];
  src_mac: byte[6];
  length: uint16 value(offset(eop) - 14);
  classify (length) {
  |46..1500:"E802_2" -> data: byte[length];
  |0x800:"IPv4" -> data: byte[remaining()];
  |0x806:"Arp" -> data: byte[remaining()];
  |0x86dd:"IPv6" -> data: byte[remaining()];
  };
  eop: label;
}
