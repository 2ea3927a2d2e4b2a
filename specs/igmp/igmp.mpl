/** Internet Group Management Protocol, all versions (RFC 1112 appendix I, RFC 2236, RFC 3376), and multicast router discovery (RFC 4286). */
packet igmp() {
  type: byte variant {
    |0x11 -> Query
    |0x12 -> ReportV1
    |0x13 -> DVMRP
    |0x14 -> PIM
    |0x15 -> Trace
    |0x16 -> ReportV2
    |0x17 -> Leave
    |0x1e -> MtraceResponse
    |0x1f -> Mtrace
    |0x22 -> ReportV3
    |0x30 -> RouterAdvertisement
    |0x31 -> RouterSolicitation
    |0x32 -> RouterTermination
  };
  /**
   * In queries in tenths of a second, from 128 on a floating-point number (RFC 3376 section 4.1.1), and 0 in version 1. In router advertisements the interval
   * in seconds. Otherwise 0.
   */
  max_response_code: byte default(0);
  checksum: uint16 checksum(inet, type..body) show(hex);
  body: classify (type) {
  |Query:"Query" ->
    /** 0 in general queries. */
    group: uint32 default(0) show(ipv4);
    /** Not in queries of versions 1 and 2. */
    version3: packet igmp_query() when (remaining() > 0);
  |ReportV1:"ReportV1" -> group: uint32 show(ipv4);
  |ReportV2:"ReportV2" -> group: uint32 show(ipv4);
  |Leave:"Leave" -> group: uint32 show(ipv4);
  |ReportV3:"ReportV3" ->
    reserved: uint16 const(0);
    count: uint16 value(array_length(records));
    records: array (count) {
      type: byte variant {
        |1 -> ModeIsInclude
        |2 -> ModeIsExclude
        |3 -> ChangeToInclude
        |4 -> ChangeToExclude
        |5 -> AllowNew
        |6 -> BlockOld
      };
      /** In 32-bit words. */
      auxiliary_length: byte value(sizeof(auxiliary) / 4);
      source_count: uint16 value(array_length(sources));
      group: uint32 show(ipv4);
      sources: array (source_count) { address: uint32 show(ipv4); };
      auxiliary: byte[auxiliary_length * 4] align(32) default("");
    };
  |RouterAdvertisement:"RouterAdvertisement" -> query_interval: uint16; robustness: uint16;
  |RouterSolicitation:"RouterSolicitation" -> ();
  |RouterTermination:"RouterTermination" -> ();
  |_:"Other" -> data: byte[remaining()];
  };
}

/** What version 3 adds to a query (RFC 3376 section 4.1). */
packet igmp_query() {
  reserved: bit[4] const(0);
  /** S: routers do not update their timers. */
  suppress: bit[1] default(false);
  /** QRV: the querier's robustness variable. */
  robustness: bit[3];
  /** QQIC: in seconds; from 128 on a floating-point number. */
  query_interval: byte;
  source_count: uint16 value(array_length(sources));
  sources: array (source_count) { address: uint32 show(ipv4); };
}
