packet a_b {
  a: byte;
}

packet ab {
  a: byte;
}
