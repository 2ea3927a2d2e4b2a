/**
 * What who listens for conduits says to each that connects to its Unix-domain socket, once and at once: ten bytes. When a conduit is accepted, the
 * descriptor of its memory comes with the first of them (SCM_RIGHTS of unix(7)). After that a byte, whatever it is, means that the other side should look at
 * the memory again, and the end of the socket that the other process is gone.
 */
packet conduit_setup {
  /** The letters MPLC. */
  magic: uint32 const(0x4d504c43);
  version: byte default(1);
  verdict: byte;
  body: classify (verdict) {
  |0:"Accepted" ->
    /** How many bytes each of the two rings holds: a power of two. */
    capacity: uint32 min(4096) max(0x4000000);
  |1:"Refused" ->
    /** How many conduits there may be at a time; there are so many. */
    limit: uint32;
  |2:"Unavailable" ->
    /** Of a directory: why there is no conduit of the name. */
    reason: uint32 variant { |1 -> NoSuchName |2 -> NotReady |3 -> NotAName |4 -> Ending };
  };
}

/**
 * What who wants a conduit by its name says to the socket of a directory, once and at once. The directory gives this very socket to the server of that name, which says the rest as if it had been connected to: a conduit_setup. If it cannot, it says
 * why, by a conduit_setup, too.
 */
packet conduit_request {
  /** The letters MPLN. */
  magic: uint32 const(0x4d504c4e);
  version: byte default(1);
  /** As in DNS, without regard to case. */
  name: string8;
}
