packet hello {
  from: packet address();
}
