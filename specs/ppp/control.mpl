/** Link control protocol (RFC 1661 section 5). What is behind length is padding. */
packet lcp {
  code: byte variant {
    |0  -> VendorSpecific
    |1  -> ConfigureRequest
    |2  -> ConfigureAck
    |3  -> ConfigureNak
    |4  -> ConfigureReject
    |5  -> TerminateRequest
    |6  -> TerminateAck
    |7  -> CodeReject
    |8  -> ProtocolReject
    |9  -> EchoRequest
    |10 -> EchoReply
    |11 -> DiscardRequest
    |12 -> Identification
    |13 -> TimeRemaining
  };
  /** Says which request a reply belongs to. */
  identifier: byte;
  length: uint16 value(offset(body)) min(4);
  body: classify (code)[length - 4] {
  |VendorSpecific:"Vendor" ->
    /** RFC 2153 section 2.1. */
    magic_number: uint32 show(hex);
    oui: byte[3] show(hex);
    kind: byte;
    values: byte[remaining()];
  |1..4:"Configure" -> options: array { option: packet lcp_option(); };
  |5..6:"Terminate" -> data: byte[remaining()] default("");
  |CodeReject:"CodeReject" ->
    /** The packet, which may be cut. */
    rejected: byte[remaining()];
  |ProtocolReject:"ProtocolReject" ->
    rejected_protocol: ppp_protocol;
    /** The information field, which may be cut. */
    rejected: byte[remaining()];
  |9..11:"Echo" ->
    /** The sender's; 0 until it has one. */
    magic_number: uint32 show(hex);
    data: byte[remaining()] default("");
  |Identification:"Identification" ->
    /** RFC 1570 section 2.1. */
    magic_number: uint32 show(hex);
    message: byte[remaining()] show(text);
  |TimeRemaining:"TimeRemaining" ->
    /** RFC 1570 section 2.2. */
    magic_number: uint32 show(hex);
    /** 0xffffffff says that there is no limit any more. */
    seconds: uint32;
    message: byte[remaining()] show(text);
  |_:"Other" -> data: byte[remaining()];
  };
}

/** A configuration option of LCP (RFC 1661 section 6, IANA's LCP configuration options). */
packet lcp_option() {
  type: byte variant {
    |0  -> VendorSpecific
    |1  -> MRU
    |2  -> ACCM
    |3  -> AuthenticationProtocol
    |4  -> QualityProtocol
    |5  -> MagicNumber
    |7  -> ProtocolFieldCompression
    |8  -> AddressAndControlFieldCompression
    |9  -> FCSAlternatives
    |10 -> SelfDescribingPad
    |11 -> NumberedMode
    |13 -> Callback
    |17 -> MRRU
    |18 -> ShortSequenceNumbers
    |19 -> EndpointDiscriminator
    |23 -> LinkDiscriminator
    |24 -> LCPAuthentication
    |26 -> PrefixElision
    |27 -> MultilinkHeaderFormat
    |28 -> Internationalization
  };
  length: byte value(offset(body)) min(2);
  body: classify (type)[length - 2] {
  |VendorSpecific:"Vendor" ->
    oui: byte[3] show(hex);
    kind: byte;
    values: byte[remaining()];
  |MRU:"Mru" ->
    /** Maximum receive unit. */
    mru: uint16;
  |ACCM:"Accm" ->
    /** Async control character map: bit n says that character n has to be escaped (RFC 1662 section 7.1). */
    map: uint32 show(hex);
  |AuthenticationProtocol:"Authentication" ->
    protocol: ppp_protocol;
    classify (protocol) {
    |CHAP:"Chap" ->
      /** IANA, PPP authentication algorithms. */
      algorithm: byte variant { |5 -> MD5 |6 -> SHA1 |128 -> MSCHAP |129 -> MSCHAPv2 };
    |_:"OtherAuthentication" -> data: byte[remaining()] default("");
    };
  |QualityProtocol:"Quality" ->
    protocol: ppp_protocol;
    classify (protocol) {
    |LQR:"LinkQualityReport" ->
      /** The longest time between two reports, in hundredths of a second (RFC 1989 section 2.4). */
      reporting_period: uint32;
    |_:"OtherQuality" -> data: byte[remaining()] default("");
    };
  |MagicNumber:"MagicNumber" -> magic_number: uint32 show(hex);
  |ProtocolFieldCompression:"ProtocolFieldCompression" -> ();
  |AddressAndControlFieldCompression:"AddressAndControlFieldCompression" -> ();
  |FCSAlternatives:"FcsAlternatives" ->
    /** RFC 1570 section 2.3. */
    reserved: bit[5] const(0);
    fcs32: bit[1] default(false);
    fcs16: bit[1] default(false);
    no_fcs: bit[1] default(false);
  |SelfDescribingPad:"SelfDescribingPad" ->
    /** The largest number of bytes that may be added (RFC 1570 section 2.4). */
    maximum: byte;
  |Callback:"Callback" ->
    /** RFC 1570 section 2.5. */
    operation: byte variant { |0 -> ByUser |1 -> DialingString |2 -> Location |3 -> E164 |4 -> Name |6 -> CBCP };
    message: byte[remaining()];
  |MRRU:"Mrru" ->
    /** Maximum received reconstructed unit (RFC 1990 section 5.1.1). */
    mrru: uint16;
  |ShortSequenceNumbers:"ShortSequenceNumbers" -> ();
  |EndpointDiscriminator:"EndpointDiscriminator" ->
    /** RFC 1990 section 5.1.3. */
    class: byte variant {
      |0 -> Null
      |1 -> Local
      |2 -> IPAddress
      |3 -> MACAddress
      |4 -> MagicNumberBlock
      |5 -> DirectoryNumber
    };
    address: byte[remaining()] show(hex);
  |LinkDiscriminator:"LinkDiscriminator" ->
    /** RFC 2125 section 5.2. */
    discriminator: uint16;
  |Internationalization:"Internationalization" ->
    /** A number of IANA's registry of character sets (RFC 2484 section 2). */
    charset: uint32;
    language: byte[remaining()] show(text);
  |_:"Other" -> data: byte[remaining()];
  };
}

/** What protocols that control a network protocol have of LCP (RFC 1661 section 5). */
typedef ppp_control_code byte variant {
  |1 -> ConfigureRequest
  |2 -> ConfigureAck
  |3 -> ConfigureNak
  |4 -> ConfigureReject
  |5 -> TerminateRequest
  |6 -> TerminateAck
  |7 -> CodeReject
};

/** IP control protocol (RFC 1332). */
packet ipcp {
  code: ppp_control_code;
  identifier: byte;
  length: uint16 value(offset(body)) min(4);
  body: classify (code)[length - 4] {
  |1..4:"Configure" -> options: array { option: packet ipcp_option(); };
  |5..6:"Terminate" -> data: byte[remaining()] default("");
  |CodeReject:"CodeReject" -> rejected: byte[remaining()];
  |_:"Other" -> data: byte[remaining()];
  };
}

/** A configuration option of IPCP (RFC 1332 section 3, RFC 1877, IANA). */
packet ipcp_option() {
  type: byte variant {
    |1   -> IPAddresses
    |2   -> IPCompressionProtocol
    |3   -> IPAddress
    |4   -> MobileIPv4
    |129 -> PrimaryDNS
    |130 -> PrimaryNBNS
    |131 -> SecondaryDNS
    |132 -> SecondaryNBNS
  };
  length: byte value(offset(body)) min(2);
  body: classify (type)[length - 2] {
  |IPAddresses:"Addresses" ->
    /** RFC 1172 section 5.1; IPAddress is used instead. */
    source: uint32 show(ipv4);
    dest: uint32 show(ipv4);
  |IPCompressionProtocol:"Compression" -> compression: packet ip_compression();
  |IPAddress:"Address" ->
    /** 0.0.0.0 asks for one. */
    address: uint32 show(ipv4);
  |MobileIPv4:"MobileIpv4" ->
    /** RFC 2290 section 2. */
    home_address: uint32 show(ipv4);
  |129..132:"Server" -> address: uint32 show(ipv4);
  |_:"Other" -> data: byte[remaining()];
  };
}

/** How headers are compressed: what IPCP and IPV6CP have in an option (RFC 1332 section 3.2, RFC 5172 section 2). */
packet ip_compression() {
  protocol: uint16 variant { |0x0003 -> RobustHeaderCompression |0x002d -> VanJacobson |0x0061 -> IPHeaderCompression };
  parameters: classify (protocol) {
  |RobustHeaderCompression:"RobustHeaderCompression" ->
    /** RFC 3241 section 2.1. */
    max_cid: uint16;
    mrru: uint16;
    max_header: uint16;
    suboptions: byte[remaining()] default("");
  |VanJacobson:"VanJacobson" ->
    max_slot_id: byte;
    /** Whether the slot may be left out. */
    compress_slot_id: boolean;
  |IPHeaderCompression:"IpHeaderCompression" ->
    /** RFC 3544 section 2.1. */
    tcp_space: uint16;
    non_tcp_space: uint16;
    f_max_period: uint16;
    f_max_time: uint16;
    max_header: uint16;
    suboptions: byte[remaining()] default("");
  |_:"Other" -> data: byte[remaining()];
  };
}

/** IPv6 control protocol (RFC 5072 section 3). */
packet ipv6cp {
  code: ppp_control_code;
  identifier: byte;
  length: uint16 value(offset(body)) min(4);
  body: classify (code)[length - 4] {
  |1..4:"Configure" -> options: array { option: packet ipv6cp_option(); };
  |5..6:"Terminate" -> data: byte[remaining()] default("");
  |CodeReject:"CodeReject" -> rejected: byte[remaining()];
  |_:"Other" -> data: byte[remaining()];
  };
}

/** A configuration option of IPV6CP (RFC 5072 section 4, RFC 5172). */
packet ipv6cp_option() {
  type: byte variant { |1 -> InterfaceIdentifier |2 -> CompressionProtocol };
  length: byte value(offset(body)) min(2);
  body: classify (type)[length - 2] {
  |InterfaceIdentifier:"Identifier" ->
    /** All zero asks for one. */
    interface_identifier: byte[8] show(hex);
  |CompressionProtocol:"Compression" -> compression: packet ip_compression();
  |_:"Other" -> data: byte[remaining()];
  };
}

/** Password authentication protocol (RFC 1334 section 2). */
packet pap {
  code: byte variant { |1 -> AuthenticateRequest |2 -> AuthenticateAck |3 -> AuthenticateNak };
  identifier: byte;
  length: uint16 value(offset(body)) min(4);
  body: classify (code)[length - 4] {
  |AuthenticateRequest:"Request" -> peer_id: string8; password: string8;
  |2..3:"Reply" ->
    /** Some peers leave it out. */
    message: string8 when (remaining() > 0);
  |_:"Other" -> data: byte[remaining()];
  };
}

/** Challenge handshake authentication protocol (RFC 1994 section 4). */
packet chap {
  code: byte variant { |1 -> Challenge |2 -> Response |3 -> Success |4 -> Failure };
  identifier: byte;
  length: uint16 value(offset(body)) min(4);
  body: classify (code)[length - 4] {
  |1..2:"Value" ->
    value_size: byte value(sizeof(value));
    /** The challenge, or the response to it. */
    value: byte[value_size] show(hex);
    /** Who sends it. */
    name: byte[remaining()] show(text);
  |3..4:"Reply" -> message: byte[remaining()] show(text);
  |_:"Other" -> data: byte[remaining()];
  };
}
