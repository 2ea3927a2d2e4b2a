/** What a server says to who has signed a query at a wrong time, as the other data of its own signature (RFC 8945 section 5.2.3). */
packet tsig_server_time {
  /** Seconds since 1970. */
  seconds: uint48;
}
