packet address {
  host: uint32;
}
