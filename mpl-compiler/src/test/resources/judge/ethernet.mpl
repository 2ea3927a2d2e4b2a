/* Ethernet, where one field is a length or a type (IEEE 802.3, RFC 894). */
packet ethernet {
	dest_mac: byte[6];
	src_mac: byte[6];
	length: uint16 value(offset(eop)-14);
	classify (length) {
	|46..1500:"E802_2" ->
		data: byte[length];
	|0x800:"IPv4" ->
		data: byte[remaining()];
	|0x806:"Arp" ->
		htype: uint16 const(1);
		ptype: uint16 const(0x800);
		hlen: byte const(6);
		plen: byte const(4);
		op: uint16 variant { |1 => Request |2 -> Reply };
		sha: byte[6];
		spa: uint32;
		tha: byte[6];
		tpa: uint32;
	|0x86dd:"IPv6" ->
		data: byte[remaining()];
	};
	eop: label;
}
