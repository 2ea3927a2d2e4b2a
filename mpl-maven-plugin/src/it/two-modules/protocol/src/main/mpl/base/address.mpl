packet address {
  host: uint32;
  port: uint16;
}
