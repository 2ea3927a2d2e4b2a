/** Point-to-Point Protocol without framing (RFC 1661 section 2). */
packet ppp { protocol: ppp_protocol; payload: byte[remaining()]; }

/** The same where both sides have agreed to leave out the first byte of protocol, which is 0 (RFC 1661 section 6.5). */
packet ppp_short {
  protocol: byte variant { |0x21 -> IPv4 |0x57 -> IPv6 };
  payload: byte[remaining()];
}

/** Framing like that of HDLC (RFC 1662 section 3.1), without flags and check sequence. */
packet ppp_hdlc {
  /** All stations. */
  address: byte const(0xff) show(hex);
  /** Unnumbered information. */
  control: byte const(3) show(hex);
  /** A ppp packet. */
  payload: byte[remaining()];
}

/** Data link layer protocol numbers (IANA). */
typedef ppp_protocol uint16 variant {
  |0x0021 -> IPv4
  |0x0023 -> OSI
  |0x0029 -> AppleTalk
  |0x002b -> IPX
  |0x002d -> CompressedTCP
  |0x002f -> UncompressedTCP
  |0x0031 -> Bridging
  |0x003d -> Multilink
  |0x0057 -> IPv6
  |0x00fd -> Compressed
  |0x0281 -> MPLS
  |0x0283 -> MPLSMulticast
  |0x8021 -> IPCP
  |0x8031 -> BCP
  |0x8057 -> IPV6CP
  |0x80fd -> CCP
  |0x8281 -> MPLSCP
  |0xc021 -> LCP
  |0xc023 -> PAP
  |0xc025 -> LQR
  |0xc223 -> CHAP
  |0xc227 -> EAP
};

/** PPP over Ethernet (RFC 2516 section 4), session stage: a ppp packet. */
packet pppoe_session {
  version: bit[4] const(1);
  type: bit[4] const(1);
  code: byte const(0);
  session_id: uint16;
  length: uint16 value(sizeof(payload));
  payload: byte[length];
}

/** PPP over Ethernet, discovery stage (RFC 2516 section 5). */
packet pppoe_discovery {
  version: bit[4] const(1);
  type: bit[4] const(1);
  code: byte variant { |0x07 -> PADO |0x09 -> PADI |0x19 -> PADR |0x65 -> PADS |0xa7 -> PADT };
  /** 0 until the session has one. */
  session_id: uint16 default(0);
  length: uint16 value(sizeof(tags));
  tags: array[length] {
    /** RFC 2516 appendix A. */
    tag: uint16 variant {
      |0x0000 -> EndOfList
      |0x0101 -> ServiceName
      |0x0102 -> ACName
      |0x0103 -> HostUniq
      |0x0104 -> ACCookie
      |0x0105 -> VendorSpecific
      |0x0110 -> RelaySessionId
      |0x0120 -> MaxPayload
      |0x0201 -> ServiceNameError
      |0x0202 -> ACSystemError
      |0x0203 -> GenericError
    };
    tag_length: uint16 value(sizeof(tag_value));
    tag_value: byte[tag_length];
  };
}

/** Cisco's HDLC on serial lines (RFC 1547 section 4.3.1): an EtherType behind address and control. */
packet cisco_hdlc {
  address: byte variant { |0x0f => Unicast |0x8f -> Broadcast };
  control: byte const(0);
  protocol: uint16 show(hex);
  payload: byte[remaining()];
}
