/** A parameter of an SVCB or HTTPS record (RFC 9460 sections 2.2 and 7). They come in the order of their keys, each key at most once. */
packet svc_param() {
  key: svc_param_key;
  length: uint16 value(sizeof(value));
  value: classify (key)[length] {
  /** Keys that a client must understand to use the record (section 8). */
  |Mandatory -> keys: array { key: svc_param_key; };
  /** Protocols (section 7.1.1). */
  |Alpn -> protocols: array { alpn_id: string8; };
  /** The default protocol is not supported (section 7.1.1). */
  |NoDefaultAlpn -> ();
  |Port -> port: uint16;
  |Ipv4Hint -> addresses4: array { address: uint32 show(ipv4); };
  /** ECHConfigList of TLS encrypted client hello (RFC 9848). */
  |Ech -> ech_config_list: byte[remaining()];
  |Ipv6Hint -> addresses6: array { address: byte[16] show(ipv6); };
  /** URI template of DNS over HTTPS (RFC 9461 section 5). */
  |DohPath -> doh_path: byte[remaining()] show(text);
  /** The service is an oblivious HTTP gateway (RFC 9540 section 4). */
  |Ohttp -> ();
  /** Groups for the key exchange of TLS, the preferred one first (draft-ietf-tls-key-share-prediction). */
  |TlsSupportedGroups -> groups: array { group: uint16 show(hex); };
  /** Segments of the path of DNS over CoAP (draft-ietf-core-dns-over-coap). */
  |Docpath -> segments: array { segment: string8; };
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** Keys of service parameters (RFC 9460 section 14.3). */
typedef svc_param_key uint16 variant {
  |0  -> Mandatory
  |1  -> Alpn
  |2  -> NoDefaultAlpn
  |3  -> Port
  |4  -> Ipv4Hint
  |5  -> Ech
  |6  -> Ipv6Hint
  |7  -> DohPath
  |8  -> Ohttp
  |9  -> TlsSupportedGroups
  |10 -> Docpath
};
