packet frame {
  chat: packet chat();
}
