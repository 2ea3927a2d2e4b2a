/** An Ethernet address as a number, which can be compared and kept without an object. */
packet mac_number { value: uint48 show(hex); }

/** An address of IPv6 as two numbers. */
packet ipv6_number { high: uint64; low: uint64; }

/** Source and destination of IPv4, as the pseudo-headers of RFC 768 and RFC 9293 have them. */
packet ipv4_pair { source: uint32 show(ipv4); dest: uint32 show(ipv4); }

/** Source and destination of IPv6, as the pseudo-header of RFC 8200 section 8.1 has them. */
packet ipv6_pair { source: packet ipv6_number(); dest: packet ipv6_number(); }

/** The first byte of a packet, which tells the versions of IP apart where no frame does. */
packet ip_version { version: bit[4]; rest: bit[4]; }

/** An address of IPv4 as a number, where a packet has it as bytes. */
packet ipv4_number { value: uint32 show(ipv4); }

/** The same bytes as an ipv4_pair, where a packet takes them as bytes. */
packet ipv4_pair_bytes { source: byte[4] show(ipv4); dest: byte[4] show(ipv4); }
