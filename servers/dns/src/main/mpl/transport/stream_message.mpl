/**
 * A message on a stream (RFC 1035 section 4.2.2) whose content is not looked at: unlike `dns_tcp` it frames malformed messages too, so that they are answered, and
 * the stream goes on behind them.
 */
packet stream_message {
  length: uint16 value(sizeof(message));
  message: byte[length];
}
