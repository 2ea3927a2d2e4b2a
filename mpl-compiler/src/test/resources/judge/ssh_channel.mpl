/* The connection protocol of SSH (RFC 4254). */
typedef channel uint32;

packet terminal_modes (int size) {
  modes: byte[size];
}

packet channel_request (boolean server) {
  recipient: channel;
  rtype: string32;
  want_reply: boolean;
  classify (rtype) {
  |"pty-req":"Pty" ->
    term: string32;
    columns: uint32 default(80);
    rows: uint32 default(24);
    width_pixels: uint32 default(0);
    height_pixels: uint32 default(0);
    modes_size: uint32;
    modes: packet terminal_modes(modes_size);
  |"x11-req":"X11" ->
    single: boolean;
    protocol: string32;
    cookie: string32;
    screen: uint32;
  |"env":"Env" -> name: string32; value: string32;
  |"shell":"Shell" -> ();
  |"exec":"Exec" -> command: string32;
  |"subsystem":"Subsystem" -> name: string32;
  |"window-change":"Window" -> columns: uint32; rows: uint32; width_pixels: uint32; height_pixels: uint32;
  |"signal":"Signal" -> name: string32;
  |"exit-status":"ExitStatus" when (server) -> status: uint32;
  |"exit-signal":"ExitSignal" when (server) ->
    name: string32;
    core_dumped: boolean;
    message: string32;
    language: string32;
  };
}

packet global_request {
  request: string32;
  want_reply: boolean;
  classify (want_reply) {
  |true:"Reply" ->
    classify (request) {
    |"tcpip-forward":"Forward" -> address: string32; port: uint32 max(65535);
    |"cancel-tcpip-forward":"Cancel" -> address: string32; port: uint32 max(65535);
    };
  |false:"NoReply" -> ();
  };
}

packet channel_message (boolean server) {
  mtype: byte;
  classify (mtype) {
  |80:"Global" -> request: packet global_request();
  |81:"Success" -> ();
  |82:"Failure" -> ();
  |90:"Open" ->
    ctype: string32;
    sender: channel;
    window: uint32;
    max_packet: uint32;
    classify (ctype) {
    |"session":"Session" -> ();
    |"direct-tcpip":"Direct" -> host: string32; port: uint32; originator: string32; originator_port: uint32;
    |"forwarded-tcpip":"Forwarded" -> address: string32; port: uint32; originator: string32; originator_port: uint32;
    };
  |91:"Confirm" -> recipient: channel; sender: channel; window: uint32; max_packet: uint32;
  |92:"OpenFailure" ->
    recipient: channel;
    reason: uint32 variant { |1 -> Prohibited |2 -> Connect_failed |3 -> Unknown_type |4 -> Shortage };
    description: string32;
    language: string32 default("en");
  |93:"Adjust" -> recipient: channel; bytes: uint32;
  |94:"Data" -> recipient: channel; data: string32;
  |95:"Extended" -> recipient: channel; code: uint32 variant { |1 => Stderr }; data: string32;
  |96:"Eof" -> recipient: channel;
  |97:"Close" -> recipient: channel;
  |98:"Request" -> request: packet channel_request(server);
  |99..100:"Status" -> recipient: channel;
  };
}
