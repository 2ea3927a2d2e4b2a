/** Only tests put pings into frames. */
packet frame {
  magic: uint16 const(0xcafe);
  ping: packet ping();
}
