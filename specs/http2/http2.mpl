/** The first bytes of a client (RFC 9113 section 3.4); SETTINGS follows. */
packet http2_preface {
  preface: byte[24] magic("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") show(text);
}

/** How a client begins: the preface, and frames to the end of the input. */
packet http2_client_start {
  preface: packet http2_preface();
  frames: array { frame: packet http2_frame(); };
}

/** A frame (RFC 9113 section 4.1). Types that this specification does not know keep their flags and payload. */
packet http2_frame {
  /** Of the payload. */
  length: uint24 value(offset(end) - 9);
  frame_type: byte variant {
    |0  -> DATA
    |1  -> HEADERS
    |2  -> PRIORITY
    |3  -> RST_STREAM
    |4  -> SETTINGS
    |5  -> PUSH_PROMISE
    |6  -> PING
    |7  -> GOAWAY
    |8  -> WINDOW_UPDATE
    |9  -> CONTINUATION
    |10 -> ALTSVC
    |12 -> ORIGIN
    |16 -> PRIORITY_UPDATE
  };
  classify (frame_type) {
  |DATA ->
    unused: bit[4] default(0);
    padded: bit[1] default(false);
    unused_2: bit[2] default(0);
    end_stream: bit[1] default(false);
    reserved: bit[1] default(0);
    stream_id: bit[31] min(1);
    data: packet http2_data(padded)[length];
  |HEADERS ->
    unused: bit[2] default(0);
    priority: bit[1] default(false);
    unused_2: bit[1] default(0);
    padded: bit[1] default(false);
    end_headers: bit[1] default(true);
    unused_3: bit[1] default(0);
    end_stream: bit[1] default(false);
    reserved: bit[1] default(0);
    stream_id: bit[31] min(1);
    headers: packet http2_headers(padded, priority)[length];
  |PRIORITY ->
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] min(1);
    priority_fields: packet http2_priority()[length];
  |RST_STREAM ->
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] min(1);
    error_code: http2_error_code;
  |SETTINGS ->
    unused: bit[7] default(0);
    /** The peer's settings are applied; there are none then. */
    ack: bit[1] default(false);
    reserved: bit[1] default(0);
    stream_id: bit[31] const(0);
    settings: array[length] { setting: packet http2_setting(); };
  |PUSH_PROMISE ->
    unused: bit[4] default(0);
    padded: bit[1] default(false);
    end_headers: bit[1] default(true);
    unused_2: bit[2] default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] min(1);
    promise: packet http2_push_promise(padded)[length];
  |PING ->
    unused: bit[7] default(0);
    ack: bit[1] default(false);
    reserved: bit[1] default(0);
    stream_id: bit[31] const(0);
    opaque_data: byte[8];
  |GOAWAY ->
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] const(0);
    reserved_2: bit[1] default(0);
    last_stream_id: bit[31];
    error_code: http2_error_code;
    debug_data: byte[length - 8];
  |WINDOW_UPDATE ->
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31];
    reserved_2: bit[1] default(0);
    window_size_increment: bit[31] min(1);
  |CONTINUATION ->
    unused: bit[5] default(0);
    end_headers: bit[1] default(true);
    unused_2: bit[2] default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] min(1);
    field_block_fragment: byte[length];
  |ALTSVC ->
    /** RFC 7838 section 4. */
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31];
    origin_length: uint16 value(sizeof(origin));
    /** Empty on a stream of its own. */
    origin: byte[origin_length] show(text);
    alternatives: byte[length - origin_length - 2] show(text);
  |ORIGIN ->
    /** RFC 8336 section 2. */
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] const(0);
    origins: array[length] { origin: string16; };
  |PRIORITY_UPDATE ->
    /** RFC 9218 section 7.1. */
    unused: byte default(0);
    reserved: bit[1] default(0);
    stream_id: bit[31] const(0);
    reserved_2: bit[1] default(0);
    prioritized_stream_id: bit[31];
    priority_value: byte[length - 4] show(text);
  |_:"Other" ->
    flags: byte default(0) show(hex);
    reserved: bit[1] default(0);
    stream_id: bit[31];
    payload: byte[length];
  };
  end: label;
}

/** Error codes (RFC 9113 section 7). */
typedef http2_error_code uint32 variant {
  |0  => NO_ERROR
  |1  -> PROTOCOL_ERROR
  |2  -> INTERNAL_ERROR
  |3  -> FLOW_CONTROL_ERROR
  |4  -> SETTINGS_TIMEOUT
  |5  -> STREAM_CLOSED
  |6  -> FRAME_SIZE_ERROR
  |7  -> REFUSED_STREAM
  |8  -> CANCEL
  |9  -> COMPRESSION_ERROR
  |10 -> CONNECT_ERROR
  |11 -> ENHANCE_YOUR_CALM
  |12 -> INADEQUATE_SECURITY
  |13 -> HTTP_1_1_REQUIRED
};

/** The content of DATA (RFC 9113 section 6.1). */
packet http2_data(bool padded) {
  classify (padded) {
  |true:"Padded" ->
    pad_length: byte default(0);
    /** A pad_length greater than what is left makes this endless, and the frame truncated. */
    data: byte[(remaining() - pad_length) & 0x7fffffff];
    padding: byte[pad_length] const(0);
  |false:"Unpadded" -> data: byte[remaining()];
  };
}

/** The content of HEADERS (RFC 9113 section 6.2). */
packet http2_headers(bool padded, bool priority) {
  classify (padded) {
  |true:"Padded" ->
    pad_length: byte default(0);
    block: packet http2_header_block(priority)[(remaining() - pad_length) & 0x7fffffff];
    padding: byte[pad_length] const(0);
  |false:"Unpadded" -> block: packet http2_header_block(priority)[remaining()];
  };
}

/** The content of HEADERS between lengths and padding. */
packet http2_header_block(bool priority) {
  priority_fields: packet http2_priority() when (priority);
  /** Compressed by HPACK (RFC 7541). */
  field_block_fragment: byte[remaining()];
}

/** What a stream depends on (RFC 7540 section 6.3; RFC 9113 section 5.3.2 deprecates it). */
packet http2_priority() {
  exclusive: bit[1] default(false);
  stream_dependency: bit[31];
  /** One less than the weight. */
  weight: byte default(15);
}

/** A setting (RFC 9113 section 6.5.1). */
packet http2_setting() {
  identifier: uint16 variant {
    |1  -> HEADER_TABLE_SIZE
    |2  -> ENABLE_PUSH
    |3  -> MAX_CONCURRENT_STREAMS
    |4  -> INITIAL_WINDOW_SIZE
    |5  -> MAX_FRAME_SIZE
    |6  -> MAX_HEADER_LIST_SIZE
    |8  -> ENABLE_CONNECT_PROTOCOL
    |9  -> NO_RFC7540_PRIORITIES
    |16 -> TLS_RENEG_PERMITTED
  };
  setting_value: uint32;
}

/** The content of PUSH_PROMISE (RFC 9113 section 6.6). */
packet http2_push_promise(bool padded) {
  classify (padded) {
  |true:"Padded" ->
    pad_length: byte default(0);
    block: packet http2_promise_block()[(remaining() - pad_length) & 0x7fffffff];
    padding: byte[pad_length] const(0);
  |false:"Unpadded" -> block: packet http2_promise_block()[remaining()];
  };
}

/** The content of PUSH_PROMISE between lengths and padding. */
packet http2_promise_block() {
  reserved: bit[1] default(0);
  promised_stream_id: bit[31] min(1);
  /** Compressed by HPACK (RFC 7541). */
  field_block_fragment: byte[remaining()];
}
