/**
 * A message by which one TCP/IP stack gives a host to another one: its interface, its neighbors, its connections. Messages follow each other on a Unix-domain stream socket.
 * Times are in nanoseconds, unless said otherwise.
 */
packet handover {
  /** Of the body. */
  length: uint32 value(sizeof(body)) max(0x1_1000);
  message_type: byte variant {
    |1  -> Offer
    |2  -> Ready
    |3  -> Take
    |4  -> Secrets
    |5  -> Neighbor
    |6  -> Connection
    |7  -> Data
    |8  -> Datagram
    |9  -> End
    |10 -> Taken
    |11 -> Failed
  };
  body: classify (message_type)[length] {
  |Offer ->
    /** Of the protocol; another one is not understood. This message is the first one of the giver, and says what the host is. */
    version: uint16 default(1);
    mac: uint48 show(hex);
    /** The longest packet. */
    mtu: uint16 min(68);
    unused: bit[7] default(0);
    /** Whether a virtio_net_header of 10 bytes stands before each frame. */
    offloads: bit[1];
    address_count: byte value(array_length(addresses));
    addresses: array (address_count) {
      address: packet handover_address();
      prefix_length: byte max(128);
    };
    gateway_count: byte value(array_length(gateways));
    gateways: array (gateway_count) { gateway: packet handover_address(); };
  |Ready ->
    /** Of the protocol. This message is the first one of the taker: it could serve. */
    version: uint16 default(1);
    tcp_count: uint16 value(array_length(tcp_ports));
    tcp_ports: array (tcp_count) { port: uint16; };
    udp_count: uint16 value(array_length(udp_ports));
    udp_ports: array (udp_count) { port: uint16; };
  |Take ->
    /** The descriptor of the interface comes with this message: the giver has stopped. */
    ();
  |Secrets ->
    /** What the time of the giver is: first sequence numbers and cookies depend on it (RFC 6528, RFC 4987). */
    stack_time: uint64;
    sequence_secret: uint64 show(hex);
    cookie_key: byte[32];
    /** What timestamps of connections that begin with a cookie are now, in milliseconds. */
    cookie_timestamp: uint32;
    /** How long ago the last cookie was sent. */
    cookie_age: uint64;
  |Neighbor ->
    address: packet handover_address();
    mac: uint48 show(hex);
    unused: bit[7] default(0);
    router: bit[1];
  |Connection ->
    /** What waits in its queues follows in Data. */
    connection: packet handover_connection();
  |Data ->
    /** Of the connection that came last. */
    queue: byte variant { |1 -> Received |2 -> OutOfOrder |3 -> Unacknowledged };
    /** From the first byte that was not read, the next one that is expected, or the first one that is not acknowledged. */
    offset: uint32;
    data: byte[remaining()];
  |Datagram ->
    /** One of UDP that nobody has read. */
    source: packet handover_address();
    source_port: uint16;
    dest: packet handover_address();
    dest_port: uint16;
    data: byte[remaining()];
  |End ->
    /** All was given. */
    counts: packet handover_counts();
  |Taken ->
    /** All was taken, and the taker has begun. */
    counts: packet handover_counts();
    /** Connections to ports that the taker does not listen on, which it resets. */
    not_served: uint32;
  |Failed ->
    /** In words. */
    reason: string16;
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** How many messages of a kind there were. */
packet handover_counts() {
  neighbors: uint32;
  connections: uint32;
  datagrams: uint32;
}

/** An address of IPv6; one of IPv4 is written into it (RFC 4291 section 2.5.5.2). */
packet handover_address() { high: uint64 show(hex); low: uint64 show(hex); }

/** All that is to be known of a connection of TCP. */
packet handover_connection() {
  local: packet handover_address();
  local_port: uint16;
  remote: packet handover_address();
  remote_port: uint16;
  /** RFC 9293 section 3.3.2. Whether a FIN was sent, was acknowledged or has come is said by it. */
  state: byte variant {
    |1 -> SynReceived
    |2 -> Established
    |3 -> CloseWait
    |4 -> FinWait1
    |5 -> FinWait2
    |6 -> Closing
    |7 -> LastAck
    |8 -> TimeWait
  };

  // What was agreed on.
  timestamps: bit[1];
  sack: bit[1];
  ecn: bit[1];
  scaled: bit[1];

  // What is to be done.
  /** A FIN goes behind what waits to be sent. */
  output_closed: bit[1];
  /** Nobody reads any more. */
  input_closed: bit[1];
  /** A FIN has come behind a gap. */
  early_fin: bit[1];
  /** An acknowledgment was put off. */
  ack_pending: bit[1];
  /** Marks of congestion are echoed. */
  ecn_echo: bit[1];
  /** The next new segment says that the window was reduced. */
  ecn_reduced: bit[1];
  /** Nagle's algorithm is off. */
  no_delay: bit[1];
  unused: bit[5] default(0);

  // Sending: RFC 9293 section 3.3.1.
  initial_send: uint32;
  send_unacknowledged: uint32;
  send_next: uint32;
  /** SND.WND, in bytes. */
  send_window: uint32;
  largest_send_window: uint32;
  /** SND.WL1. */
  window_sequence: uint32;
  /** SND.WL2. */
  window_acknowledgment: uint32;
  /** The shift of the peer's windows. */
  send_shift: byte max(14);
  /** The peer's maximum segment size, in bytes. */
  mss: uint16;
  /** How much data goes into a segment, in bytes. */
  segment: uint16;

  // Receiving.
  receive_next: uint32;
  /** The number behind the window that was told last. */
  receive_window_end: uint32;
  /** The shift of the windows that are told. */
  receive_shift: byte max(14);
  /** Where the early FIN is. */
  fin_sequence: uint32;
  last_acknowledged: uint32;

  // Timestamps: RFC 7323. They are in milliseconds.
  timestamp: uint32;
  timestamp_recent: uint32;
  timestamp_recent_age: uint64;

  // Congestion and round trips.
  congestion_control: byte variant { |1 -> NewReno |2 -> Cubic };
  congestion_window: uint32;
  slow_start_threshold: uint32;
  /** 0 if none was measured. */
  round_trip: uint64;
  round_trip_variation: uint64;
  least_round_trip: uint64;

  // Settings that sockets have changed, and what is counted.
  /** 0 for never. */
  keep_alive_idle: uint64;
  keep_alive_interval: uint64;
  keep_alive_probes: uint32;
  age: uint64;
  octets_sent: uint64;
  octets_received: uint64;

  // Queues, in bytes.
  send_capacity: uint32;
  receive_capacity: uint32;
  received_length: uint32;
  out_of_order_length: uint32;
  unacknowledged_length: uint32;
}
