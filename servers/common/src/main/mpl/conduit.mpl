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
  };
}
