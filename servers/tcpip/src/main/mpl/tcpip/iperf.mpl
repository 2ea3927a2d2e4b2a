/** A message with text on a control connection of iperf3: parameters and results, as JSON. */
packet iperf_text {
  length: uint32 value(sizeof(text));
  text: byte[length] show(text);
}

/** How long such a message is. */
packet iperf_length { length: uint32; }

/** What follows a state that says that the other side has failed. */
packet iperf_error { error: int32; errno: int32; }
