/** Generic Routing Encapsulation (RFC 2784, RFC 2890), and its version 1 for PPTP (RFC 2637 section 4.1). */
packet gre() {
  has_checksum: bit[1] default(false);
  /** Source routes (RFC 1701) are no longer used. */
  has_routing: bit[1] const(false);
  has_key: bit[1] default(false);
  has_sequence: bit[1] default(false);
  reserved: bit[4] const(0);
  /** A: in version 1 only. */
  has_acknowledgment: bit[1] default(false);
  reserved2: bit[4] const(0);
  version: bit[3];
  protocol: ethertype;
  classify (version) {
  |0:"Gre" ->
    checksum: uint16 checksum(inet, has_checksum..payload) when (has_checksum) show(hex);
    reserved3: uint16 const(0) when (has_checksum);
    key: uint32 when (has_key);
    sequence: uint32 when (has_sequence);
    payload: byte[remaining()];
  |1:"Enhanced" ->
    /** The upper half of what is the key in version 0. */
    payload_length: uint16 value(sizeof(payload)) when (has_key);
    call_id: uint16 when (has_key);
    sequence: uint32 when (has_sequence);
    acknowledgment: uint32 when (has_acknowledgment);
    payload: byte[remaining()];
  |_:"Other" -> data: byte[remaining()];
  };
}
