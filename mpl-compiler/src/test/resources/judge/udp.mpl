packet udp {
  source_port: uint16;
  dest_port: uint16;
  length: uint16 value(offset(data));
  checksum: uint16 default(0);
  data: byte[length-offset(checksum)];
}
