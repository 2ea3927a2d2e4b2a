/** A DNS question in a tunnel; its name, type and class are those of the library. */
packet tunnel {
  channel: uint16;
  question: packet dns_question();
}
