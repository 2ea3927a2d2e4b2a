/* The connection protocol (RFC 4254): names reused in sibling branches, a classify on a string inside a classify on a byte, nested packets with arguments. */
typedef channel_id uint32;

struct {
  width: uint32 default(80);
  height: uint32 default(24);
} window_size;

packet pty_modes (int size) {
  modes: byte[size];
}

packet exit_signal (boolean core) {
  name: string32;
  dumped: byte max(1);
  classify (dumped) {
  |0:"Clean" -> message: string32;
  |1:"Dumped" when (core) -> message: string32; file: string32;
  |1:"Refused" when (!core) -> ();
  };
  language: string32;
}

packet channel {
  number: byte;
  classify (number) {
  |90:"Open" ->
    ctype: string32;
    sender_channel: channel_id;
    initial_window_size: uint32 default(0x20_0000);
    maximum_packet_size: uint32 default(32 * 1024);
    classify (ctype) {
    |"session":"Session" -> ();
    |"x11":"X11" -> originator_address: string32; originator_port: uint32;
    |"forwarded-tcpip":"Forwarded" ->
      address: string32;
      port: uint32 max(65535);
      originator_address: string32;
      originator_port: uint32 max(65535);
    };
  |91:"Confirmation" ->
    recipient_channel: channel_id;
    sender_channel: channel_id;
    initial_window_size: uint32;
    maximum_packet_size: uint32;
  |93:"WindowAdjust" -> recipient_channel: channel_id; bytes_to_add: uint32;
  |94:"Data" -> recipient_channel: channel_id; data: string32;
  |95:"ExtendedData" ->
    recipient_channel: channel_id;
    code: uint32 variant { |1 => Stderr };
    data: string32;
  |96..97:"Ending" -> recipient_channel: channel_id;
  |98:"Request" ->
    recipient_channel: channel_id;
    rtype: string32;
    want_reply: boolean;
    classify (rtype) {
    |"pty-req":"Pty" ->
      term: string32;
      size: window_size;
      pixels: window_size;
      mode_size: uint32 value(sizeof(modes));
      modes: packet pty_modes(mode_size);
    |"exec":"Exec" -> command: string32;
    |"env":"Env" -> key: string32; value: string32;
    |"exit-status":"ExitStatus" -> status: uint32;
    |"exit-signal":"ExitSignal" ->
      sig: packet exit_signal(want_reply,);
    |"window-change":"WindowChange" -> size: window_size; pixels: window_size;
    };
  |99..100:"Reply" -> recipient_channel: channel_id;
  };
}
