packet chat {
  a: byte;
}
